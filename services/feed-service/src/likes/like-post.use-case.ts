import { Injectable } from '@nestjs/common';
import { ReachPost } from '../audience/reach-post.query.js';
import { CountLike } from '../posts/count-like.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { LikesRepository } from './likes.repository.js';

/** Likes a post once, however often it is asked. Emits `post.liked`. Throws FEED_POST_NOT_FOUND, FEED_BLOCKED. */
@Injectable()
export class LikePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly likes: LikesRepository,
    private readonly reachPost: ReachPost,
    private readonly countLike: CountLike,
  ) {}

  async run(postId: string, userId: string): Promise<void> {
    await this.reachPost.run(postId, userId);
    await this.writes.run([`post:${postId}`], async (session, emit) => {
      if (await this.likes.has(postId, userId, session)) return;
      const { authorId, likeSeq } = await this.countLike.run(postId, 1, session);
      await this.likes.insert({ postId, userId, seq: likeSeq }, session);
      await emit('post.liked', postId, { postId, authorId, userId });
    });
  }
}
