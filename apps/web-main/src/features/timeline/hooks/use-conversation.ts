import {
  type CommentItemFragment,
  type CommentSort,
  ConversationDocument,
  type ConversationQuery,
} from '../../../gen/graphql.ts';
import { type Pages, usePages } from '../../../platform/lists/use-pages.ts';

const select = (data: ConversationQuery) => {
  const list = data.post?.allComments;
  return list
    ? { items: list.comments, hasNextPage: list.pageInfo.hasNextPage, endCursor: list.pageInfo.endCursor }
    : undefined;
};
const isPartial = (comment: CommentItemFragment): boolean => comment.author === null;

/** A post with all its comments. */
export const useConversation = (id: string, sort: CommentSort): Pages<ConversationQuery, CommentItemFragment> =>
  usePages({ document: ConversationDocument, variables: { id, sort }, select, isPartial, refreshesOnOpen: true });
