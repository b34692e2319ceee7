import type { FeedServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { MutationResolvers } from '../../gen/feed.js';
import { atMost, requireViewer } from '../../operation/arguments.js';
import { type Operation, writeAs } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { bare } from './present.js';
import { visibilityOnWire } from './wire-names.js';

/** What people write. Every change is made as the signed-in person; feed-service decides whether they may. */
export function postMutations(
  feed: FeedServiceClient,
  loaders: (operation: Operation) => FeedLoaders,
): Pick<MutationResolvers, 'createPost' | 'editPost' | 'deletePost' | 'addComment' | 'deleteComment'> {
  return {
    createPost: async (_, { input }, { operation }) => {
      requireViewer(operation);
      const request = {
        content: input.content,
        idempotencyKey: input.idempotencyKey ?? '',
        pictures: atMost(input.pictures, LIMITS.picturesMax, 'pictures'),
        mentions: atMost(input.mentions, LIMITS.mentionsMax, 'mentions'),
        visibility: visibilityOnWire[input.visibility ?? 'PUBLIC'],
        contentWarning: input.contentWarning ?? '',
        quotedPostId: input.quotedPostId ?? '',
      };
      const { post } = await feed.createPost(request, writeAs(operation));
      loaders(operation).forget();
      return { post: bare(post) };
    },
    editPost: async (_, { input }, { operation }) => {
      requireViewer(operation);
      const request = {
        postId: input.postId,
        content: input.content,
        mentions: atMost(input.mentions, LIMITS.mentionsMax, 'mentions'),
        contentWarning: input.contentWarning ?? '',
        alts: atMost(input.alts, LIMITS.picturesMax, 'alts'),
        version: input.version,
      };
      const { post } = await feed.editPost(request, writeAs(operation));
      loaders(operation).forget();
      return { post: bare(post) };
    },
    deletePost: async (_, { postId }, { operation }) => {
      requireViewer(operation);
      await feed.deletePost({ postId }, writeAs(operation));
      loaders(operation).forget();
      return { deletedPostId: postId };
    },
    addComment: async (_, { postId, content, idempotencyKey, mentions }, { operation }) => {
      requireViewer(operation);
      const request = {
        postId,
        content,
        idempotencyKey: idempotencyKey ?? '',
        mentions: atMost(mentions, LIMITS.mentionsMax, 'mentions'),
      };
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
  };
}
