import { AllowCallers, type Caller, CurrentCaller } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListPostsByTagRequest,
  type ListPostsByTagResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { postMessage } from '../posts/post.message.js';
import { readCommentsLimit, readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { ListPostsByTag } from './list-posts-by-tag.query.js';

@Controller()
@FeedServiceControllerMethods()
export class TagsGrpc implements Pick<FeedServiceController, 'listPostsByTag'> {
  constructor(private readonly list: ListPostsByTag) {}

  @AllowCallers({ services: ['graphql-bff'] })
  async listPostsByTag(
    @Payload() request: ListPostsByTagRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListPostsByTagResponse> {
    const { posts, pageInfo } = await this.list.run({
      tag: request.tag,
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
      commentsLimit: readCommentsLimit(request.commentsLimit),
    });
    return { posts: posts.map(postMessage), pageInfo };
  }
}
