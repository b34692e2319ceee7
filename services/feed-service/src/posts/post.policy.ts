import type { Post } from './post.js';
import { postsErrors } from './posts.errors.js';

/** Only its author deletes a post; throws FEED_NOT_POST_AUTHOR. */
export function mayDeletePost(post: Pick<Post, 'authorId'>, personId: string): void {
  if (post.authorId !== personId) throw postsErrors.notPostAuthor();
}
