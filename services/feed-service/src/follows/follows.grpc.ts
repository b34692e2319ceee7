import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type FollowRequest,
  type FollowResponse,
  type UnfollowRequest,
  type UnfollowResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { Follow } from './follow.use-case.js';
import { Unfollow } from './unfollow.use-case.js';

@Controller()
@FeedServiceControllerMethods()
export class FollowsGrpc implements Pick<FeedServiceController, 'follow' | 'unfollow'> {
  constructor(
    private readonly start: Follow,
    private readonly end: Unfollow,
  ) {}

  async follow(@Payload() request: FollowRequest, @CurrentCaller() caller: Caller): Promise<FollowResponse> {
    await this.start.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }

  async unfollow(@Payload() request: UnfollowRequest, @CurrentCaller() caller: Caller): Promise<UnfollowResponse> {
    await this.end.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }
}
