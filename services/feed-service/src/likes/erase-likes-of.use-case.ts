import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { LikesRepository } from './likes.repository.js';
import { UnlikePost } from './unlike-post.use-case.js';

const CHUNK = 100;

/** Takes back every like of an erased person, each with its post's counter. Safe to repeat and to stop half-way. */
@Injectable()
export class EraseLikesOf {
  constructor(
    private readonly likes: LikesRepository,
    private readonly unlikePost: UnlikePost,
  ) {}

  async run(userId: string): Promise<void> {
    for (;;) {
      const chunk = await this.likes.someBy(userId, CHUNK);
      if (chunk.length === 0) return;
      for (const { postId } of chunk) await this.erase(postId, userId);
    }
  }

  private async erase(postId: string, userId: string): Promise<void> {
    try {
      await this.unlikePost.run(postId, userId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'not_found') throw error;
      // Its post is deleted and counts nothing any more; the like itself is only waiting to be collected.
      await this.likes.drop(postId, userId);
    }
  }
}
