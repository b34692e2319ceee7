import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { DeletePost } from './delete-post.use-case.js';
import { PostsRepository } from './posts.repository.js';

const CHUNK = 100;

/** Deletes every post of an erased person as they would themselves. Safe to repeat and to stop half-way. */
@Injectable()
export class ErasePostsOf {
  constructor(
    private readonly posts: PostsRepository,
    private readonly deletePost: DeletePost,
  ) {}

  async run(authorId: string): Promise<void> {
    for (;;) {
      const chunk = await this.posts.someIdsBy(authorId, CHUNK);
      if (chunk.length === 0) return;
      for (const postId of chunk) await this.erase(postId, authorId);
    }
  }

  private async erase(postId: string, authorId: string): Promise<void> {
    try {
      await this.deletePost.run(postId, authorId);
    } catch (error) {
      // They deleted it themselves a moment ago.
      if (!(error instanceof DomainError) || error.kind !== 'not_found') throw error;
    }
  }
}
