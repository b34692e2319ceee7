import type { FeedServiceClient, Standing } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { UserResolvers } from '../../gen/feed.js';
import { pageLimit } from '../../operation/arguments.js';
import { callAs, type Operation } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import type { PersonReference } from './feed.sources.js';
import { commentsAhead, PAGE } from './look-ahead.js';
import { commentsDefault } from './posts.resolvers.js';
import { peoplePage, postsPage } from './present.js';

/** A person's posts, and how they and the caller stand to each other. */
export function feedPeople(feed: FeedServiceClient, loaders: (operation: Operation) => FeedLoaders): UserResolvers {
  const count =
    (of: (standing: Standing) => number) =>
    async ({ id }: PersonReference, _: unknown, { operation }: { operation: Operation }): Promise<number> => {
      const standing = await loaders(operation).standings.load(id);
      return standing ? of(standing) : 0;
    };
  const relation =
    (of: (standing: Standing) => boolean) =>
    async ({ id }: PersonReference, _: unknown, { operation }: { operation: Operation }): Promise<boolean> => {
      if (!operation.viewer) return false;
      const standing = await loaders(operation).standings.load(id);
      return standing ? of(standing) : false;
    };
  const page = ({ limit, cursor }: { limit?: number | null; cursor?: string | null }) => ({
    limit: pageLimit(limit, LIMITS.pageDefault, LIMITS.pageMax),
    cursor: cursor ?? '',
  });
  return {
    __resolveReference: ({ id }) => ({ id }),
    posts: async ({ id }, args, { operation }, info) => {
      const commentsLimit = commentsAhead(info, PAGE, commentsDefault, LIMITS.commentsPerPostMax);
      const request = { authorId: id, ...page(args), commentsLimit, picturesOnly: args.picturesOnly ?? false };
      return postsPage(await feed.listPostsByAuthor(request, callAs(operation)), commentsLimit);
    },
    postCount: count((standing) => standing.postCount),
    followers: count((standing) => standing.followerCount),
    following: count((standing) => standing.followingCount),
    viewerFollows: relation((standing) => standing.viewerFollows),
    isViewer: ({ id }, _, { operation }) => operation.viewer?.userId === id,
    viewerMutes: relation((standing) => standing.viewerMutes),
    viewerBlocks: relation((standing) => standing.viewerBlocks),
    blocksViewer: relation((standing) => standing.blocksViewer),
    followsViewer: relation((standing) => standing.followsViewer),
    followingPeople: async ({ id }, args, { operation }) =>
      peoplePage(await feed.listFollowing({ userId: id, ...page(args) }, callAs(operation))),
    followerPeople: async ({ id }, args, { operation }) =>
      peoplePage(await feed.listFollowers({ userId: id, ...page(args) }, callAs(operation))),
  };
}
