import { Injectable } from '@nestjs/common';
import { CountFollow } from '../people/count-follow.use-case.js';
import { RequirePerson } from '../people/require-person.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { AlignWithFollow } from '../timeline/align-with-follow.use-case.js';
import { FOLLOWING_MAX } from './follow.js';
import { followsErrors } from './follows.errors.js';
import { FollowsRepository } from './follows.repository.js';

/**
 * Makes one person follow another, once, however often it is asked, and puts the other's newest posts into their timeline.
 * Emits `user.followed`. Throws FEED_CANNOT_FOLLOW_SELF, FEED_PERSON_NOT_FOUND, FEED_FOLLOWING_LIMIT.
 */
@Injectable()
export class Follow {
  constructor(
    private readonly writes: FeedWrites,
    private readonly follows: FollowsRepository,
    private readonly requirePerson: RequirePerson,
    private readonly countFollow: CountFollow,
    private readonly alignWithFollow: AlignWithFollow,
  ) {}

  async run(followerId: string, followeeId: string): Promise<void> {
    if (followerId === followeeId) throw followsErrors.cannotFollowSelf();
    await this.requirePerson.run(followeeId);
    await this.writes.run([`person:${followerId}`, `person:${followeeId}`], async (session, emit) => {
      if (!(await this.follows.insert(followerId, followeeId, session))) return;
      if (!(await this.countFollow.run(followerId, followeeId, FOLLOWING_MAX, session))) {
        throw followsErrors.followingLimit();
      }
      await emit('user.followed', followerId, { followerId, followeeId });
    });
    await this.alignWithFollow.run(followerId, followeeId);
  }
}
