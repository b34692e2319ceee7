import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { UncountFollow } from '../people/uncount-follow.use-case.js';
import type { Emit } from '../storage/feed-writes.js';
import { FollowsRepository } from './follows.repository.js';

/** Ends a follow with its counters and `user.unfollowed`, in the caller's transaction; nothing where there is none. */
@Injectable()
export class EndFollow {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly uncountFollow: UncountFollow,
  ) {}

  async run(followerId: string, followeeId: string, session: ClientSession, emit: Emit): Promise<void> {
    if (!(await this.follows.delete(followerId, followeeId, session))) return;
    await this.uncountFollow.run(followerId, followeeId, session);
    await emit('user.unfollowed', followerId, { followerId, followeeId });
  }
}
