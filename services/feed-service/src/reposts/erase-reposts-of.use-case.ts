import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { RepostsRepository } from './reposts.repository.js';
import { UnrepostPost } from './unrepost-post.use-case.js';

const CHUNK = 100;

/** Takes back every repost of an erased person, each with its post's counter. Safe to repeat and to stop half-way. */
@Injectable()
export class EraseRepostsOf {
  constructor(
    private readonly reposts: RepostsRepository,
    private readonly unrepostPost: UnrepostPost,
  ) {}

  async run(userId: string): Promise<void> {
    for (;;) {
      const chunk = await this.reposts.someBy(userId, CHUNK);
      if (chunk.length === 0) return;
      for (const { postId } of chunk) await this.erase(postId, userId);
    }
  }

  private async erase(postId: string, userId: string): Promise<void> {
    try {
      await this.unrepostPost.run(postId, userId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'not_found') throw error;
      // Its post is deleted and counts nothing any more; the repost itself is only waiting to be collected.
      await this.reposts.drop(postId, userId);
    }
  }
}
