import type { Mutes } from '../mutes/mutes.js';
import type { LatestComment, Post } from '../posts/post.js';

/** Where a post would be shown. Mutes hold at home and in lists, not under an address that somebody opened. */
export type Place = 'home' | 'list' | 'direct';

/** Who looks, as far as the rules ask. */
export interface Reader {
  /** Undefined for a service, which sees what everybody sees. */
  viewerId: string | undefined;
  /** Whom they follow, among those asked about. */
  follows: ReadonlySet<string>;
  /** With whom they have a block, either way, among those asked about. */
  blocked: ReadonlySet<string>;
  mutes: Mutes;
}

/** Whether a post's visibility lets somebody see it. */
export function isVisible(
  post: Pick<Post, 'authorId' | 'visibility' | 'mentionedIds' | 'deletedAt'>,
  { viewerId, follows }: Pick<Reader, 'viewerId' | 'follows'>,
): boolean {
  if (post.deletedAt) return false;
  if (post.visibility === 'public') return true;
  if (viewerId === undefined) return false;
  if (post.authorId === viewerId) return true;
  return post.visibility === 'followers' && (follows.has(post.authorId) || post.mentionedIds.includes(viewerId));
}

/** Whether somebody may see a post at all: its visibility and blocks. */
export function maySee(post: Post, reader: Reader): boolean {
  return isVisible(post, reader) && !reader.blocked.has(post.authorId);
}

/** Whether somebody has muted a post: its author, or a word in what it says. Never their own. */
export function isMuted(post: Post, { viewerId, mutes }: Reader): boolean {
  if (post.authorId === viewerId) return false;
  const texts = [post.content, post.contentWarning, ...post.pictures.map((picture) => picture.alt)];
  return mutes.people.has(post.authorId) || mutes.hides(texts);
}

/** Whether a comment is shown to somebody who sees its post. */
export function showsComment(
  comment: Pick<LatestComment, 'authorId' | 'content'>,
  { viewerId, blocked, mutes }: Reader,
): boolean {
  if (comment.authorId === viewerId) return true;
  return !blocked.has(comment.authorId) && !mutes.people.has(comment.authorId) && !mutes.hides([comment.content]);
}
