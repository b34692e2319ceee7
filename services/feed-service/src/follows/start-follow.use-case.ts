import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { blocksErrors } from '../blocks/blocks.errors.js';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { CountFollow } from '../people/count-follow.use-case.js';
import type { Emit } from '../storage/feed-writes.js';
import { FOLLOWING_MAX } from './follow.js';
import { followsErrors } from './follows.errors.js';
import { FollowsRepository } from './follows.repository.js';

/**
 * Makes a follow with its counters and `user.followed`, in the caller's transaction; nothing where it is there. Throws
 * FEED_BLOCKED, FEED_FOLLOWING_LIMIT.
 */
@Injectable()
export class StartFollow {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly viewerBlocks: ViewerBlocks,
    private readonly countFollow: CountFollow,
  ) {}

  async run(followerId: string, followeeId: string, session: ClientSession, emit: Emit): Promise<void> {
    if ((await this.viewerBlocks.run([followeeId], followerId, session)).has(followeeId)) throw blocksErrors.blocked();
    if (await this.follows.has(followerId, followeeId, session)) return;
    const numbers = await this.countFollow.run(followerId, followeeId, FOLLOWING_MAX, session);
    if (!numbers) throw followsErrors.followingLimit();
    await this.follows.insert({ followerId, followeeId, ...numbers }, session);
    await emit('user.followed', followerId, { followerId, followeeId });
  }
}
