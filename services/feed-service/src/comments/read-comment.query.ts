import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import type { Comment } from './comment.js';
import { commentsErrors } from './comments.errors.js';
import { CommentsRepository } from './comments.repository.js';

/** A comment that somebody may see, as it is stored. Throws FEED_COMMENT_NOT_FOUND for any other. */
@Injectable()
export class ReadComment {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly readPost: ReadPost,
    private readonly viewerBlocks: ViewerBlocks,
  ) {}

  async run(commentId: string, viewerId: string): Promise<Comment> {
    const comment = await this.comments.find(commentId);
    if (!comment) throw commentsErrors.commentNotFound();
    const [blocked] = await Promise.all([
      this.viewerBlocks.run([comment.authorId], viewerId),
      this.readPost.run(comment.postId, viewerId).catch((error: unknown) => {
        if (error instanceof DomainError && error.kind === 'not_found') throw commentsErrors.commentNotFound();
        throw error;
      }),
    ]);
    if (blocked.has(comment.authorId)) throw commentsErrors.commentNotFound();
    return comment;
  }
}
