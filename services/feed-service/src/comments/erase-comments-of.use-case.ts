import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { CommentsRepository } from './comments.repository.js';
import { DeleteComment } from './delete-comment.use-case.js';

const CHUNK = 100;

/** Deletes every comment of an erased person, each with its post's count and copy. Safe to repeat and to stop half-way. */
@Injectable()
export class EraseCommentsOf {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly deleteComment: DeleteComment,
  ) {}

  async run(authorId: string): Promise<void> {
    for (;;) {
      const chunk = await this.comments.someBy(authorId, CHUNK);
      if (chunk.length === 0) return;
      for (const { _id } of chunk) await this.erase(_id, authorId);
    }
  }

  private async erase(commentId: string, authorId: string): Promise<void> {
    try {
      await this.deleteComment.run(commentId, authorId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'not_found') throw error;
      // Its post is deleted and counts nothing any more; the comment itself is only waiting to be collected.
      await this.comments.drop(commentId);
    }
  }
}
