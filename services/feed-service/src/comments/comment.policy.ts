import type { Comment } from './comment.js';
import { commentsErrors } from './comments.errors.js';

/** A comment is deleted by who wrote it or by whose post it is on; throws FEED_NOT_COMMENT_AUTHOR. */
export function mayDeleteComment(comment: Pick<Comment, 'authorId' | 'postAuthorId'>, personId: string): void {
  if (comment.authorId !== personId && comment.postAuthorId !== personId) throw commentsErrors.notCommentAuthor();
}
