import { Injectable } from '@nestjs/common';
import { FeedWrites } from '../storage/feed-writes.js';
import { EndFollow } from './end-follow.use-case.js';
import { FollowsRepository } from './follows.repository.js';

const CHUNK = 100;

/** Ends every follow that an erased person is part of, each with the other's counter. Safe to repeat and to stop half-way. */
@Injectable()
export class EraseFollowsOf {
  constructor(
    private readonly writes: FeedWrites,
    private readonly follows: FollowsRepository,
    private readonly endFollow: EndFollow,
  ) {}

  async run(userId: string): Promise<void> {
    for (;;) {
      const chunk = await this.follows.someOf(userId, CHUNK);
      if (chunk.length === 0) return;
      for (const { followerId, followeeId } of chunk) {
        await this.writes.run([`person:${followerId}`, `person:${followeeId}`], (session, emit) =>
          this.endFollow.run(followerId, followeeId, session, emit),
        );
      }
    }
  }
}
