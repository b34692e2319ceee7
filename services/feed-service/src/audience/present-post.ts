import type { CommentView, Post, PostView } from '../posts/post.js';
import { type Reader, showsComment } from './audience.js';
import type { Hidden } from './hidden-counts.query.js';
import type { Marks } from './viewer-marks.query.js';

/** A post as one reader sees it, but for what it quotes. */
export function presentPost(
  post: Post,
  reader: Reader,
  { marks, hidden }: { marks: Marks; hidden: Hidden },
  commentsLimit: number,
): PostView {
  const { _id: id, authorId, content, facets, contentWarning, pictures, visibility, createdAt, version } = post;
  const left = (count: number, without: ReadonlyMap<string, number>) => Math.max(0, count - (without.get(id) ?? 0));
  return {
    id,
    authorId,
    content,
    facets,
    contentWarning,
    pictures,
    visibility,
    createdAt,
    version,
    ...(post.editedAt && { editedAt: post.editedAt }),
    likeCount: left(post.likeCount, hidden.likes),
    commentCount: left(post.commentCount, hidden.comments),
    repostCount: left(post.repostCount, hidden.reposts),
    quoteCount: left(post.quoteCount, hidden.quotes),
    viewerHasLiked: marks.liked.has(id),
    viewerHasReposted: marks.reposted.has(id),
    viewerHasBookmarked: marks.bookmarked.has(id),
    comments: presentComments(post, reader, commentsLimit),
  };
}

function presentComments(post: Post, reader: Reader, limit: number): CommentView[] {
  if (limit === 0) return [];
  return post.latestComments
    .filter((comment) => showsComment(comment, reader))
    .slice(0, limit)
    .map(({ facets = [], ...comment }) => ({ ...comment, facets, postId: post._id }));
}
