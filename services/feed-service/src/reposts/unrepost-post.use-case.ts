import { Injectable } from '@nestjs/common';
import { CountRepost } from '../posts/count-repost.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { RepostsRepository } from './reposts.repository.js';

/** Takes a repost back, also of a post one no longer may see; nothing happens where there is none. Emits `post.unreposted`. */
@Injectable()
export class UnrepostPost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly reposts: RepostsRepository,
    private readonly countRepost: CountRepost,
  ) {}

  async run(postId: string, userId: string): Promise<void> {
    await this.writes.run([`post:${postId}`], async (session, emit) => {
      const repost = await this.reposts.delete(postId, userId, session);
      if (!repost) return;
      await this.countRepost.run(postId, -1, session);
      const { authorId, repostId } = repost;
      await emit('post.unreposted', postId, { postId, authorId, userId, repostId });
    });
  }
}
