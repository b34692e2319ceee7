import { AllowCallers, type Caller, CurrentCaller } from '@my-girok/nest-common';
import {
  type BatchGetPostsRequest,
  type BatchGetPostsResponse,
  type CheckPictureRequest,
  type CheckPictureResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListPostsByAuthorRequest,
  type ListPostsByAuthorResponse,
  type ListPostVersionsRequest,
  type ListPostVersionsResponse,
  type ListQuotesRequest,
  type ListQuotesResponse,
} from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CheckPicture } from '../audience/check-picture.query.js';
import { readId, readIds } from '../requests/id.js';
import { readCommentsLimit, readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { BatchGetPosts } from './batch-get-posts.query.js';
import { ListPostVersions } from './list-post-versions.query.js';
import { ListPostsByAuthor } from './list-posts-by-author.query.js';
import { ListQuotes } from './list-quotes.query.js';
import { postItemMessage, postMessage, versionMessage } from './post.message.js';

type Methods = 'batchGetPosts' | 'listPostsByAuthor' | 'listQuotes' | 'listPostVersions' | 'checkPicture';

@Controller()
@FeedServiceControllerMethods()
export class PostReadsGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly batchGet: BatchGetPosts,
    private readonly byAuthor: ListPostsByAuthor,
    private readonly quotes: ListQuotes,
    private readonly versions: ListPostVersions,
    private readonly picture: CheckPicture,
  ) {}

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
    const { posts, items, pageInfo } = await this.byAuthor.run({
      authorId: readId(request.authorId, 'authorId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
      commentsLimit: readCommentsLimit(request.commentsLimit),
      picturesOnly: request.picturesOnly,
    });
    return { posts: posts.map(postMessage), items: items.map(postItemMessage), pageInfo };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async listQuotes(
    @Payload() request: ListQuotesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListQuotesResponse> {
    const { posts, pageInfo } = await this.quotes.run({
      postId: readId(request.postId, 'postId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
      commentsLimit: readCommentsLimit(request.commentsLimit),
    });
    return { posts: posts.map(postMessage), pageInfo };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async listPostVersions(
    @Payload() request: ListPostVersionsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListPostVersionsResponse> {
    const versions = await this.versions.run(readId(request.postId, 'postId'), viewerOf(caller));
    return { versions: versions.map(versionMessage) };
  }

  @AllowCallers({ person: false, services: ['media-service'] })
  async checkPicture(@Payload() request: CheckPictureRequest): Promise<CheckPictureResponse> {
    const allowed = await this.picture.run({
      mediaId: readId(request.mediaId, 'mediaId'),
      postId: readId(request.postId, 'postId'),
      viewerId: request.viewerId === '' ? undefined : readId(request.viewerId, 'viewerId'),
    });
    return { allowed };
  }
}
