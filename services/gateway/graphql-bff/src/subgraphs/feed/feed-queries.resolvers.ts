import type { FeedServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { QueryResolvers } from '../../gen/feed.js';
import { pageLimit, requireViewer } from '../../operation/arguments.js';
import { callAs, type Operation } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { commentsAhead } from './look-ahead.js';
import { postsPage } from './present.js';

const commentsDefault = 3;
const suggestionsDefault = 10;
const suggestionsMax = 50;

/** Each asks for the comments below it with its posts, so that a page costs one call whatever its size. */
export function feedQueries(feed: FeedServiceClient, loaders: (operation: Operation) => FeedLoaders): QueryResolvers {
  return {
    timeline: async (_, args, { operation }, info) => {
      const { userId } = requireViewer(operation);
      const limit = pageLimit(args.limit, LIMITS.pageDefault, LIMITS.pageMax);
      const comments = commentsAhead(info, ['posts'], commentsDefault, LIMITS.commentsPerPostMax);
      const request = { userId, limit, cursor: args.cursor ?? '', commentsLimit: comments };
      return postsPage(await feed.getTimeline(request, callAs(operation)), comments);
    },
    post: (_, { id }, { operation }, info) =>
      loaders(operation).post(id, commentsAhead(info, [], commentsDefault, LIMITS.commentsPerPostMax)),
    suggestions: async (_, args, { operation }) => {
      requireViewer(operation);
      const limit = pageLimit(args.limit, suggestionsDefault, suggestionsMax);
      const { userIds } = await feed.suggestPeople({ limit }, callAs(operation));
      return userIds.map((id) => ({ id }));
    },
  };
}
