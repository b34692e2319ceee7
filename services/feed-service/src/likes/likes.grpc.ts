import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type LikePostRequest,
  type LikePostResponse,
  type ListLikesRequest,
  type ListLikesResponse,
  type UnlikePostRequest,
  type UnlikePostResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SeePost } from '../audience/see-post.query.js';
import { postMessage } from '../posts/post.message.js';
import { readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { LikePost } from './like-post.use-case.js';
import { ListLikes } from './list-likes.query.js';
import { UnlikePost } from './unlike-post.use-case.js';

@Controller()
@FeedServiceControllerMethods()
export class LikesGrpc implements Pick<FeedServiceController, 'likePost' | 'unlikePost' | 'listLikes'> {
  constructor(
    private readonly like: LikePost,
    private readonly unlike: UnlikePost,
    private readonly list: ListLikes,
    private readonly seePost: SeePost,
  ) {}

  async likePost(@Payload() request: LikePostRequest, @CurrentCaller() caller: Caller): Promise<LikePostResponse> {
    const [postId, { userId }] = [readId(request.postId, 'postId'), requirePerson(caller)];
    await this.like.run(postId, userId);
    return { post: postMessage(await this.seePost.run(postId, userId)) };
  }

  async unlikePost(
    @Payload() request: UnlikePostRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UnlikePostResponse> {
    const [postId, { userId }] = [readId(request.postId, 'postId'), requirePerson(caller)];
    await this.unlike.run(postId, userId);
    return { post: postMessage(await this.seePost.run(postId, userId)) };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  listLikes(@Payload() request: ListLikesRequest, @CurrentCaller() caller: Caller): Promise<ListLikesResponse> {
    return this.list.run({
      postId: readId(request.postId, 'postId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
    });
  }
}
