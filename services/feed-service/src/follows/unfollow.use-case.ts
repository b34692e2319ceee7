import { Injectable } from '@nestjs/common';
import { UncountFollow } from '../people/uncount-follow.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { AlignWithFollow } from '../timeline/align-with-follow.use-case.js';
import { FollowsRepository } from './follows.repository.js';

/** Ends a follow and takes the other's posts from the timeline; nothing happens where there is none. Emits `user.unfollowed`. */
@Injectable()
export class Unfollow {
  constructor(
    private readonly writes: FeedWrites,
    private readonly follows: FollowsRepository,
    private readonly uncountFollow: UncountFollow,
    private readonly alignWithFollow: AlignWithFollow,
  ) {}

  async run(followerId: string, followeeId: string): Promise<void> {
    await this.writes.run([`person:${followerId}`, `person:${followeeId}`], async (session, emit) => {
      if (!(await this.follows.delete(followerId, followeeId, session))) return;
      await this.uncountFollow.run(followerId, followeeId, session);
      await emit('user.unfollowed', followerId, { followerId, followeeId });
    });
    await this.alignWithFollow.run(followerId, followeeId);
  }
}
