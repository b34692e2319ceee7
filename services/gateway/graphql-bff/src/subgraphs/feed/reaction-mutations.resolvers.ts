import type { CallOptions, FeedServiceClient, Post } from '@my-girok/proto';
import type { MutationResolvers } from '../../gen/feed.js';
import { requireViewer } from '../../operation/arguments.js';
import { type Operation, type OperationContext, writeAs } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { bare } from './present.js';

type Change = (request: { postId: string }, options: CallOptions) => Promise<{ post?: Post | undefined }>;

/** What people do with a post, each to be repeated without harm; the post comes back as it is then. */
export function reactionMutations(
  feed: FeedServiceClient,
  loaders: (operation: Operation) => FeedLoaders,
): Pick<MutationResolvers, 'likePost' | 'unlikePost' | 'repost' | 'unrepost' | 'bookmarkPost' | 'unbookmarkPost'> {
  const change =
    (call: Change) =>
    async (_: unknown, { postId }: { postId: string }, { operation }: OperationContext) => {
      requireViewer(operation);
      const { post } = await call({ postId }, writeAs(operation));
      loaders(operation).forget();
      return { post: bare(post) };
    };
  return {
    likePost: change((request, options) => feed.likePost(request, options)),
    unlikePost: change((request, options) => feed.unlikePost(request, options)),
    repost: change((request, options) => feed.repost(request, options)),
    unrepost: change((request, options) => feed.unrepost(request, options)),
    bookmarkPost: change((request, options) => feed.bookmark(request, options)),
    unbookmarkPost: change((request, options) => feed.unbookmark(request, options)),
  };
}
