import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type AddCommentRequest,
  type AddCommentResponse,
  type BatchListCommentsRequest,
  type BatchListCommentsResponse,
  CommentSort,
  type DeleteCommentRequest,
  type DeleteCommentResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListCommentsRequest,
  type ListCommentsResponse,
} from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { commentMessage, postMessage } from '../posts/post.message.js';
import { readId, readIdempotencyKey, readIds } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { AddComment } from './add-comment.use-case.js';
import { BatchListComments } from './batch-list-comments.query.js';
import { commentsErrors } from './comments.errors.js';
import { DeleteComment } from './delete-comment.use-case.js';
import { ListComments, type ListCommentsInput } from './list-comments.query.js';

type Methods = 'addComment' | 'deleteComment' | 'listComments' | 'batchListComments';

@Controller()
@FeedServiceControllerMethods()
export class CommentsGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly add: AddComment,
    private readonly remove: DeleteComment,
    private readonly list: ListComments,
    private readonly batchList: BatchListComments,
  ) {}

  async addComment(
    @Payload() request: AddCommentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<AddCommentResponse> {
    const { comment, post } = await this.add.run({
      postId: readId(request.postId, 'postId'),
      authorId: requirePerson(caller).userId,
      content: request.content,
      mentions: request.mentions,
      idempotencyKey: readIdempotencyKey(request.idempotencyKey),
    });
    return { comment: commentMessage(comment), post: postMessage(post) };
  }

  async deleteComment(
    @Payload() request: DeleteCommentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<DeleteCommentResponse> {
    const post = await this.remove.run(readId(request.commentId, 'commentId'), requirePerson(caller).userId);
    return { post: postMessage(post) };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async listComments(
    @Payload() request: ListCommentsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListCommentsResponse> {
    const { comments, pageInfo } = await this.list.run({
      postId: readId(request.postId, 'postId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
      sort: readSort(request.sort),
    });
    return { comments: comments.map(commentMessage), pageInfo };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async batchListComments(
    @Payload() request: BatchListCommentsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<BatchListCommentsResponse> {
    const ids = readIds(request.postIds, 'postIds', LIMITS.pageMax);
    const most = LIMITS.commentsPerPostMax;
    const posts = await this.batchList.run(ids, viewerOf(caller), readLimit(request.limit, most, most));
    return { posts: posts.map(({ postId, comments }) => ({ postId, comments: comments.map(commentMessage) })) };
  }
}

/** Unspecified means the newest first. Throws FEED_SORT_INVALID. */
function readSort(sort: CommentSort): ListCommentsInput['sort'] {
  switch (sort) {
    case CommentSort.COMMENT_SORT_UNSPECIFIED:
    case CommentSort.COMMENT_SORT_NEWEST:
      return 'newest';
    case CommentSort.COMMENT_SORT_OLDEST:
      return 'oldest';
    default:
      throw commentsErrors.sortInvalid();
  }
}
