import { Injectable } from '@nestjs/common';
import { CountCommentsOf } from '../comments/count-comments-of.query.js';
import { CountLikesOf } from '../likes/count-likes-of.query.js';
import { CorrectPost } from '../posts/correct-post.use-case.js';
import { CountRepostsOf } from '../reposts/count-reposts-of.query.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { type Correction, corrected, corrections } from './correction.js';

/**
 * Counts a post's likes, comments, reposts and quotes anew, and reads its newest comments, in one transaction with setting
 * them right: whoever counts one on meanwhile makes it begin again.
 */
@Injectable()
export class RepairPost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly correctPost: CorrectPost,
    private readonly likes: CountLikesOf,
    private readonly comments: CountCommentsOf,
    private readonly reposts: CountRepostsOf,
  ) {}

  run(postId: string): Promise<Correction[]> {
    return this.writes.run([`post:${postId}`], async (session) => {
      const post = await this.correctPost.read(postId, session);
      if (!post) return [];
      const { count: commentCount, latest: latestComments } = await this.comments.run(post, session);
      const truth = {
        likeCount: await this.likes.run(postId, session),
        commentCount,
        repostCount: await this.reposts.run(postId, session),
        quoteCount: await this.correctPost.quotes(postId, session),
        latestComments,
      };
      const found = corrections(post, truth);
      if (found.length > 0) await this.correctPost.run(postId, corrected(found), session);
      return found;
    });
  }
}
