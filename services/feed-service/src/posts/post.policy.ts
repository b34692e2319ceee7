import type { Post } from './post.js';
import { postsErrors } from './posts.errors.js';

/**
 * Only its author edits or deletes a post; throws FEED_NOT_POST_AUTHOR, or FEED_POST_NOT_FOUND where others may not know of it.
 */
export function mayChangePost(post: Pick<Post, 'authorId' | 'visibility'>, personId: string): void {
  if (post.authorId === personId) return;
  throw post.visibility === 'public' ? postsErrors.notPostAuthor() : postsErrors.postNotFound();
}
