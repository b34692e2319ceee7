import { AllowCallers, type Caller, CurrentCaller } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type GetTimelineRequest,
  type GetTimelineResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { postItemMessage, postMessage } from '../posts/post.message.js';
import { readId } from '../requests/id.js';
import { readCommentsLimit, readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { ReadTimeline } from './read-timeline.query.js';

@Controller()
@FeedServiceControllerMethods()
export class TimelineGrpc implements Pick<FeedServiceController, 'getTimeline'> {
  constructor(private readonly read: ReadTimeline) {}

  @AllowCallers({ services: ['graphql-bff'] })
  async getTimeline(
    @Payload() request: GetTimelineRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<GetTimelineResponse> {
    const { posts, items, pageInfo } = await this.read.run({
      userId: readId(request.userId, 'userId'),
      viewerId: viewerOf(caller),
      limit: readLimit(request.limit),
      cursor: request.cursor,
      commentsLimit: readCommentsLimit(request.commentsLimit),
    });
    return { posts: posts.map(postMessage), items: items.map(postItemMessage), pageInfo };
  }
}
