import { Injectable } from '@nestjs/common';
import { CountLike } from '../posts/count-like.use-case.js';
import { FindPost } from '../posts/find-post.query.js';
import { type PostView, presentPost } from '../posts/post.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { LikesRepository } from './likes.repository.js';

/** Takes a like back; nothing happens where there is none. Emits `post.unliked`. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class UnlikePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly likes: LikesRepository,
    private readonly countLike: CountLike,
    private readonly findPost: FindPost,
  ) {}

  async run(postId: string, userId: string): Promise<PostView> {
    const counted = await this.writes.run([`post:${postId}`], async (session, emit) => {
      if (!(await this.likes.delete(postId, userId, session))) return undefined;
      const post = await this.countLike.run(postId, -1, session);
      await emit('post.unliked', postId, { postId, authorId: post.authorId, userId });
      return post;
    });
    return presentPost(counted ?? (await this.findPost.run(postId)), false, 0);
  }
}
