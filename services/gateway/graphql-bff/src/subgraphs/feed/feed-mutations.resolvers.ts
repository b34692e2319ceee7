import type { FeedServiceClient } from '@my-girok/proto';
import type { MutationResolvers } from '../../gen/feed.js';
import { requireViewer } from '../../operation/arguments.js';
import { type Operation, writeAs } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { bare } from './present.js';

/** Every change is made as the signed-in person; feed-service decides whether they may. */
export function feedMutations(
  feed: FeedServiceClient,
  loaders: (operation: Operation) => FeedLoaders,
): MutationResolvers {
  return {
    createPost: async (_, { input }, { operation }) => {
      requireViewer(operation);
      const request = { content: input.content, idempotencyKey: input.idempotencyKey ?? '' };
      const { post } = await feed.createPost(request, writeAs(operation));
      loaders(operation).forget();
      return { post: bare(post) };
    },
    deletePost: async (_, { postId }, { operation }) => {
      requireViewer(operation);
      await feed.deletePost({ postId }, writeAs(operation));
      loaders(operation).forget();
      return { deletedPostId: postId };
    },
    likePost: async (_, { postId }, { operation }) => {
      requireViewer(operation);
      const { post } = await feed.likePost({ postId }, writeAs(operation));
      loaders(operation).forget();
      return { post: bare(post) };
    },
    unlikePost: async (_, { postId }, { operation }) => {
      requireViewer(operation);
      const { post } = await feed.unlikePost({ postId }, writeAs(operation));
      loaders(operation).forget();
      return { post: bare(post) };
    },
    addComment: async (_, { postId, content, idempotencyKey }, { operation }) => {
      requireViewer(operation);
      const request = { postId, content, idempotencyKey: idempotencyKey ?? '' };
      const { comment, post } = await feed.addComment(request, writeAs(operation));
      loaders(operation).forget();
      if (!comment) throw new Error('feed-service answered without the comment');
      return { comment, post: bare(post) };
    },
    deleteComment: async (_, { commentId }, { operation }) => {
      requireViewer(operation);
      const { post } = await feed.deleteComment({ commentId }, writeAs(operation));
      loaders(operation).forget();
      return { deletedCommentId: commentId, post: bare(post) };
    },
    follow: async (_, { userId }, { operation }) => {
      requireViewer(operation);
      await feed.follow({ userId }, writeAs(operation));
      loaders(operation).forget();
      return { user: { id: userId } };
    },
    unfollow: async (_, { userId }, { operation }) => {
      requireViewer(operation);
      await feed.unfollow({ userId }, writeAs(operation));
      loaders(operation).forget();
      return { user: { id: userId } };
    },
  };
}
