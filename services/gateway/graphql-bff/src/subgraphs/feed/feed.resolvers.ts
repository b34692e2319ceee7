import type { FeedServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { Resolvers } from '../../gen/feed.js';
import { pageLimit } from '../../operation/arguments.js';
import { callAs } from '../../operation/operation.js';
import { FeedLoaders } from './feed.loaders.js';
import { feedMutations } from './feed-mutations.resolvers.js';
import { feedQueries } from './feed-queries.resolvers.js';
import { commentsAhead } from './look-ahead.js';
import { commentsPage, postsPage, rfc3339 } from './present.js';

const commentsDefault = 3;

/** Posts, comments, likes and follows; feed-service's part of the graph. */
export function feedResolvers(feed: FeedServiceClient): Resolvers {
  const loaders = FeedLoaders.of(feed);
  return {
    Query: feedQueries(feed, loaders),
    Mutation: feedMutations(feed, loaders),
    Post: {
      __resolveReference: ({ id }, { operation }) => loaders(operation).post(id, 0),
      id: ({ post }) => post.id,
      content: ({ post }) => post.content,
      createdAt: ({ post }) => rfc3339(post.createdAt),
      author: ({ post }) => ({ id: post.authorId }),
      likes: ({ post }) => post.likeCount,
      viewerHasLiked: ({ post }) => post.viewerHasLiked,
      commentCount: ({ post }) => post.commentCount,
      comments: ({ post, commentsAsked }, args, { operation }) => {
        const limit = pageLimit(args.limit, commentsDefault, LIMITS.commentsPerPostMax);
        if (limit <= commentsAsked) return post.comments.slice(0, limit);
        return post.commentCount === 0 ? [] : loaders(operation).commentsOf(post.id, limit);
      },
      allComments: async ({ post }, args, { operation }) => {
        const limit = pageLimit(args.limit, LIMITS.pageDefault, LIMITS.pageMax);
        const request = { postId: post.id, limit, cursor: args.cursor ?? '' };
        return commentsPage(await feed.listComments(request, callAs(operation)));
      },
    },
    Comment: {
      createdAt: (comment) => rfc3339(comment.createdAt),
      author: (comment) => ({ id: comment.authorId }),
    },
    User: {
      __resolveReference: ({ id }) => ({ id }),
      posts: async ({ id }, args, { operation }, info) => {
        const comments = commentsAhead(info, ['posts'], commentsDefault, LIMITS.commentsPerPostMax);
        const limit = pageLimit(args.limit, LIMITS.pageDefault, LIMITS.pageMax);
        const request = { authorId: id, limit, cursor: args.cursor ?? '', commentsLimit: comments };
        return postsPage(await feed.listPostsByAuthor(request, callAs(operation)), comments);
      },
      postCount: async ({ id }, _, { operation }) => (await loaders(operation).standings.load(id))?.postCount ?? 0,
      followers: async ({ id }, _, { operation }) => (await loaders(operation).standings.load(id))?.followerCount ?? 0,
      following: async ({ id }, _, { operation }) => (await loaders(operation).standings.load(id))?.followingCount ?? 0,
      viewerFollows: async ({ id }, _, { operation }) =>
        operation.viewer ? ((await loaders(operation).standings.load(id))?.viewerFollows ?? false) : false,
      isViewer: ({ id }, _, { operation }) => operation.viewer?.userId === id,
    },
  };
}
