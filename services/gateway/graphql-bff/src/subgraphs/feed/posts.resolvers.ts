import type { FeedServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { PostResolvers, Resolvers } from '../../gen/feed.js';
import { pageLimit } from '../../operation/arguments.js';
import { callAs, type Operation } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { commentsAhead, PAGE } from './look-ahead.js';
import { commentsPage, peoplePage, postsPage, rfc3339 } from './present.js';
import { quoteStateOf, sortOnWire, visibilityOf } from './wire-names.js';

/** A post's newest comments where the document does not say how many. */
export const commentsDefault = 3;

/** Posts, what belongs to them, and their comments. */
export function postResolvers(
  feed: FeedServiceClient,
  loaders: (operation: Operation) => FeedLoaders,
): Pick<Resolvers, 'Post' | 'PostVersion' | 'Quote' | 'Comment' | 'Facet'> {
  return {
    Post: { ...plain, ...listsOf(feed, loaders) },
    PostVersion: {
      version: ({ version }) => version.version,
      content: ({ version }) => version.content,
      facets: ({ version }) => version.facets,
      contentWarning: ({ version }) => version.contentWarning || null,
      pictures: ({ version, post }) => version.pictures.map((picture) => ({ picture, post })),
      createdAt: ({ version }) => rfc3339(version.createdAt),
    },
    Quote: {
      state: (quote) => quoteStateOf(quote.state),
      post: ({ post }) => (post ? { post, commentsAsked: 0, quoted: true } : null),
    },
    Comment: {
      createdAt: (comment) => rfc3339(comment.createdAt),
      author: (comment) => ({ id: comment.authorId }),
    },
    Facet: {
      mention: ({ mention }) => (mention ? { id: mention } : null),
    },
  };
}

const plain: PostResolvers = {
  id: ({ post }) => post.id,
  content: ({ post }) => post.content,
  createdAt: ({ post }) => rfc3339(post.createdAt),
  author: ({ post }) => ({ id: post.authorId }),
  likes: ({ post }) => post.likeCount,
  viewerHasLiked: ({ post }, _, { operation }) => operation.viewer !== null && post.viewerHasLiked,
  commentCount: ({ post }) => post.commentCount,
  facets: ({ post }) => post.facets,
  pictures: ({ post }) => post.pictures.map((picture) => ({ picture, post })),
  visibility: ({ post }) => visibilityOf(post.visibility),
  contentWarning: ({ post }) => post.contentWarning || null,
  reposts: ({ post }) => post.repostCount,
  quotes: ({ post }) => post.quoteCount,
  viewerHasReposted: ({ post }, _, { operation }) => operation.viewer !== null && post.viewerHasReposted,
  viewerHasBookmarked: ({ post }, _, { operation }) => operation.viewer !== null && post.viewerHasBookmarked,
  // Posts of before there were versions have none on the wire.
  version: ({ post }) => post.version || 1,
  editedAt: ({ post }) => (post.editedAt ? rfc3339(post.editedAt) : null),
};

/** What may take a call of its own. */
function listsOf(feed: FeedServiceClient, loaders: (operation: Operation) => FeedLoaders): PostResolvers {
  const page = ({ limit, cursor }: { limit?: number | null; cursor?: string | null }) => ({
    limit: pageLimit(limit, LIMITS.pageDefault, LIMITS.pageMax),
    cursor: cursor ?? '',
  });
  return {
    __resolveReference: ({ id }, { operation }) => loaders(operation).post(id, 0),
    comments: ({ post, commentsAsked }, args, { operation }) => {
      const limit = pageLimit(args.limit, commentsDefault, LIMITS.commentsPerPostMax);
      if (limit <= commentsAsked) return post.comments.slice(0, limit);
      return post.commentCount === 0 ? [] : loaders(operation).commentsOf(post.id, limit);
    },
    allComments: async ({ post }, args, { operation }) => {
      const request = { postId: post.id, ...page(args), sort: sortOnWire[args.sort ?? 'NEWEST'] };
      return commentsPage(await feed.listComments(request, callAs(operation)));
    },
    quote: async ({ post, quoted }, _, { operation }) =>
      (quoted ? (await loaders(operation).post(post.id, 0))?.post : post)?.quote ?? null,
    history: async ({ post }, _, { operation }) => {
      const { versions } = await feed.listPostVersions({ postId: post.id }, callAs(operation));
      return versions.map((version) => ({ version, post }));
    },
    likedBy: async ({ post }, args, { operation }) =>
      peoplePage(await feed.listLikes({ postId: post.id, ...page(args) }, callAs(operation))),
    repostedBy: async ({ post }, args, { operation }) =>
      peoplePage(await feed.listReposts({ postId: post.id, ...page(args) }, callAs(operation))),
    quotedBy: async ({ post }, args, { operation }, info) => {
      const commentsLimit = commentsAhead(info, PAGE, commentsDefault, LIMITS.commentsPerPostMax);
      const request = { postId: post.id, ...page(args), commentsLimit };
      return postsPage(await feed.listQuotes(request, callAs(operation)), commentsLimit);
    },
  };
}
