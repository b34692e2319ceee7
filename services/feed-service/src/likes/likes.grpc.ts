import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type LikePostRequest,
  type LikePostResponse,
  type UnlikePostRequest,
  type UnlikePostResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { postMessage } from '../posts/post.message.js';
import { readId } from '../requests/id.js';
import { LikePost } from './like-post.use-case.js';
import { UnlikePost } from './unlike-post.use-case.js';

@Controller()
@FeedServiceControllerMethods()
export class LikesGrpc implements Pick<FeedServiceController, 'likePost' | 'unlikePost'> {
  constructor(
    private readonly like: LikePost,
    private readonly unlike: UnlikePost,
  ) {}

  async likePost(@Payload() request: LikePostRequest, @CurrentCaller() caller: Caller): Promise<LikePostResponse> {
    const post = await this.like.run(readId(request.postId, 'postId'), requirePerson(caller).userId);
    return { post: postMessage(post) };
  }

  async unlikePost(
    @Payload() request: UnlikePostRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UnlikePostResponse> {
    const post = await this.unlike.run(readId(request.postId, 'postId'), requirePerson(caller).userId);
    return { post: postMessage(post) };
  }
}
