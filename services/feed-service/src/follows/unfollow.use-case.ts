import { Injectable } from '@nestjs/common';
import { FeedWrites } from '../storage/feed-writes.js';
import { AlignWithFollow } from '../timeline/align-with-follow.use-case.js';
import { EndFollow } from './end-follow.use-case.js';

/** Ends a follow and takes the other's posts from the timeline; nothing happens where there is none. Emits `user.unfollowed`. */
@Injectable()
export class Unfollow {
  constructor(
    private readonly writes: FeedWrites,
    private readonly endFollow: EndFollow,
    private readonly alignWithFollow: AlignWithFollow,
  ) {}

  async run(followerId: string, followeeId: string): Promise<void> {
    await this.writes.run([`person:${followerId}`, `person:${followeeId}`], (session, emit) =>
      this.endFollow.run(followerId, followeeId, session, emit),
    );
    await this.alignWithFollow.run(followerId, followeeId);
  }
}
