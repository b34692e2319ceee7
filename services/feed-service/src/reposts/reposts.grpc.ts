import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListRepostsRequest,
  type ListRepostsResponse,
  type RepostRequest,
  type RepostResponse,
  type UnrepostRequest,
  type UnrepostResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SeePost } from '../audience/see-post.query.js';
import { postMessage } from '../posts/post.message.js';
import { readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { ListReposts } from './list-reposts.query.js';
import { RepostPost } from './repost-post.use-case.js';
import { UnrepostPost } from './unrepost-post.use-case.js';

@Controller()
@FeedServiceControllerMethods()
export class RepostsGrpc implements Pick<FeedServiceController, 'repost' | 'unrepost' | 'listReposts'> {
  constructor(
    private readonly start: RepostPost,
    private readonly end: UnrepostPost,
    private readonly list: ListReposts,
    private readonly seePost: SeePost,
  ) {}

  async repost(@Payload() request: RepostRequest, @CurrentCaller() caller: Caller): Promise<RepostResponse> {
    const [postId, { userId }] = [readId(request.postId, 'postId'), requirePerson(caller)];
    await this.start.run(postId, userId);
    return { post: postMessage(await this.seePost.run(postId, userId)) };
  }

  async unrepost(@Payload() request: UnrepostRequest, @CurrentCaller() caller: Caller): Promise<UnrepostResponse> {
    const [postId, { userId }] = [readId(request.postId, 'postId'), requirePerson(caller)];
    await this.end.run(postId, userId);
    return { post: postMessage(await this.seePost.run(postId, userId)) };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  listReposts(@Payload() request: ListRepostsRequest, @CurrentCaller() caller: Caller): Promise<ListRepostsResponse> {
    return this.list.run({
      postId: readId(request.postId, 'postId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
    });
  }
}
