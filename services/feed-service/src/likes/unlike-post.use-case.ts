import { Injectable } from '@nestjs/common';
import { CountLike } from '../posts/count-like.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { LikesRepository } from './likes.repository.js';

/** Takes a like back, also of a post one no longer may see; nothing happens where there is none. Emits `post.unliked`. */
@Injectable()
export class UnlikePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly likes: LikesRepository,
    private readonly countLike: CountLike,
  ) {}

  async run(postId: string, userId: string): Promise<void> {
    await this.writes.run([`post:${postId}`], async (session, emit) => {
      if (!(await this.likes.delete(postId, userId, session))) return;
      const { authorId } = await this.countLike.run(postId, -1, session);
      await emit('post.unliked', postId, { postId, authorId, userId });
    });
  }
}
