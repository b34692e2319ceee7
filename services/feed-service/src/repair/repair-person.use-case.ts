import { Injectable } from '@nestjs/common';
import { CountBlocksOf } from '../blocks/count-blocks-of.query.js';
import { CountFollowsOf } from '../follows/count-follows-of.query.js';
import { CorrectPerson } from '../people/correct-person.use-case.js';
import { CountPostsOf } from '../posts/count-posts-of.query.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { type Correction, corrected, corrections } from './correction.js';

/** Counts a person's posts, follows and blocks anew, in one transaction with setting their counters right. */
@Injectable()
export class RepairPerson {
  constructor(
    private readonly writes: FeedWrites,
    private readonly correctPerson: CorrectPerson,
    private readonly posts: CountPostsOf,
    private readonly follows: CountFollowsOf,
    private readonly blocks: CountBlocksOf,
  ) {}

  run(userId: string): Promise<Correction[]> {
    return this.writes.run([`person:${userId}`], async (session) => {
      const person = await this.correctPerson.read(userId, session);
      if (!person) return [];
      const posts = await this.posts.run(userId, session);
      const { following: followingCount, followers: followerCount } = await this.follows.run(userId, session);
      const truth = {
        postCount: posts.public,
        followersPostCount: posts.followers,
        selfPostCount: posts.self,
        followingCount,
        followerCount,
        blockCount: await this.blocks.run(userId, session),
      };
      const found = corrections(person, truth);
      if (found.length > 0) await this.correctPerson.run(userId, corrected(found), session);
      return found;
    });
  }
}
