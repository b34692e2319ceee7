import { Injectable } from '@nestjs/common';
import { RequirePerson } from '../people/require-person.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { AlignWithFollow } from '../timeline/align-with-follow.use-case.js';
import { followsErrors } from './follows.errors.js';
import { StartFollow } from './start-follow.use-case.js';

/**
 * Makes one person follow another, once, however often it is asked, and puts the other's newest posts into their timeline.
 * Emits `user.followed`. Throws FEED_CANNOT_FOLLOW_SELF, FEED_PERSON_NOT_FOUND, FEED_BLOCKED, FEED_FOLLOWING_LIMIT.
 */
@Injectable()
export class Follow {
  constructor(
    private readonly writes: FeedWrites,
    private readonly requirePerson: RequirePerson,
    private readonly startFollow: StartFollow,
    private readonly alignWithFollow: AlignWithFollow,
  ) {}

  async run(followerId: string, followeeId: string): Promise<void> {
    if (followerId === followeeId) throw followsErrors.cannotFollowSelf();
    await this.requirePerson.run(followeeId);
    await this.writes.run([`person:${followerId}`, `person:${followeeId}`], (session, emit) =>
      this.startFollow.run(followerId, followeeId, session, emit),
    );
    await this.alignWithFollow.run(followerId, followeeId);
  }
}
