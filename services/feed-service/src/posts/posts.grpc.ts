import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type BatchGetPostsRequest,
  type BatchGetPostsResponse,
  type CreatePostRequest,
  type CreatePostResponse,
  type DeletePostRequest,
  type DeletePostResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListPostsByAuthorRequest,
  type ListPostsByAuthorResponse,
} from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId, readIdempotencyKey, readIds } from '../requests/id.js';
import { readCommentsLimit, readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { BatchGetPosts } from './batch-get-posts.query.js';
import { CreatePost } from './create-post.use-case.js';
import { DeletePost } from './delete-post.use-case.js';
import { ListPostsByAuthor } from './list-posts-by-author.query.js';
import { postItemMessage, postMessage } from './post.message.js';

type Methods = 'createPost' | 'deletePost' | 'batchGetPosts' | 'listPostsByAuthor';

@Controller()
@FeedServiceControllerMethods()
export class PostsGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly create: CreatePost,
    private readonly remove: DeletePost,
    private readonly batchGet: BatchGetPosts,
    private readonly listByAuthor: ListPostsByAuthor,
  ) {}

  async createPost(
    @Payload() request: CreatePostRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CreatePostResponse> {
    const post = await this.create.run({
      authorId: requirePerson(caller).userId,
      content: request.content,
      idempotencyKey: readIdempotencyKey(request.idempotencyKey),
    });
    return { post: postMessage(post) };
  }

  async deletePost(
    @Payload() request: DeletePostRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<DeletePostResponse> {
    await this.remove.run(readId(request.postId, 'postId'), requirePerson(caller).userId);
    return {};
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async batchGetPosts(
    @Payload() request: BatchGetPostsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<BatchGetPostsResponse> {
    const ids = readIds(request.postIds, 'postIds', LIMITS.pageMax);
    const posts = await this.batchGet.run(ids, viewerOf(caller), readCommentsLimit(request.commentsLimit));
    return { posts: posts.map(postMessage) };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async listPostsByAuthor(
    @Payload() request: ListPostsByAuthorRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListPostsByAuthorResponse> {
    const { posts, items, pageInfo } = await this.listByAuthor.run({
      authorId: readId(request.authorId, 'authorId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
      commentsLimit: readCommentsLimit(request.commentsLimit),
    });
    return { posts: posts.map(postMessage), items: items.map(postItemMessage), pageInfo };
  }
}
