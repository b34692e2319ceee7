import type { FeedServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { GraphQLResolveInfo } from 'graphql';
import type { QueryResolvers } from '../../gen/feed.js';
import { pageLimit, requireViewer } from '../../operation/arguments.js';
import { callAs, type Operation } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { commentsAhead, PAGE } from './look-ahead.js';
import { mutesOf } from './mutes.js';
import { commentsDefault } from './posts.resolvers.js';
import { people, peoplePage, postsPage } from './present.js';

const suggestionsDefault = 10;
const suggestionsMax = 50;

/** Each asks for the comments below it with its posts, so that a page costs one call whatever its size. */
export function feedQueries(feed: FeedServiceClient, loaders: (operation: Operation) => FeedLoaders): QueryResolvers {
  const page = ({ limit, cursor }: { limit?: number | null; cursor?: string | null }) => ({
    limit: pageLimit(limit, LIMITS.pageDefault, LIMITS.pageMax),
    cursor: cursor ?? '',
  });
  const commentsBelow = (info: GraphQLResolveInfo): number =>
    commentsAhead(info, PAGE, commentsDefault, LIMITS.commentsPerPostMax);
  return {
    timeline: async (_, args, { operation }, info) => {
      const { userId } = requireViewer(operation);
      const commentsLimit = commentsBelow(info);
      const request = { userId, ...page(args), commentsLimit };
      return postsPage(await feed.getTimeline(request, callAs(operation)), commentsLimit);
    },
    post: (_, { id }, { operation }, info) =>
      loaders(operation).post(id, commentsAhead(info, [[]], commentsDefault, LIMITS.commentsPerPostMax)),
    suggestions: async (_, args, { operation }) => {
      requireViewer(operation);
      const limit = pageLimit(args.limit, suggestionsDefault, suggestionsMax);
      return people((await feed.suggestPeople({ limit }, callAs(operation))).userIds);
    },
    postsWithTag: async (_, { tag, ...args }, { operation }, info) => {
      const commentsLimit = commentsBelow(info);
      return postsPage(
        await feed.listPostsByTag({ tag, ...page(args), commentsLimit }, callAs(operation)),
        commentsLimit,
      );
    },
    bookmarks: async (_, args, { operation }, info) => {
      requireViewer(operation);
      const commentsLimit = commentsBelow(info);
      return postsPage(await feed.listBookmarks({ ...page(args), commentsLimit }, callAs(operation)), commentsLimit);
    },
    mutes: async (_, __, { operation }) => {
      requireViewer(operation);
      return mutesOf(await feed.listMutes({}, callAs(operation)));
    },
    blocks: async (_, args, { operation }) => {
      requireViewer(operation);
      return peoplePage(await feed.listBlocks(page(args), callAs(operation)));
    },
  };
}
