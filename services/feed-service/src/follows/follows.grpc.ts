import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type FollowRequest,
  type FollowResponse,
  type ListFollowersRequest,
  type ListFollowersResponse,
  type ListFollowingRequest,
  type ListFollowingResponse,
  type UnfollowRequest,
  type UnfollowResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import type { ListFollowsInput } from './follow.js';
import { Follow } from './follow.use-case.js';
import { ListFollowersPage } from './list-followers-page.query.js';
import { ListFollowing } from './list-following.query.js';
import { Unfollow } from './unfollow.use-case.js';

type Methods = 'follow' | 'unfollow' | 'listFollowing' | 'listFollowers';

@Controller()
@FeedServiceControllerMethods()
export class FollowsGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly start: Follow,
    private readonly end: Unfollow,
    private readonly following: ListFollowing,
    private readonly followers: ListFollowersPage,
  ) {}

  async follow(@Payload() request: FollowRequest, @CurrentCaller() caller: Caller): Promise<FollowResponse> {
    await this.start.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }

  async unfollow(@Payload() request: UnfollowRequest, @CurrentCaller() caller: Caller): Promise<UnfollowResponse> {
    await this.end.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }

  @AllowCallers({ services: ['graphql-bff'] })
  listFollowing(
    @Payload() request: ListFollowingRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListFollowingResponse> {
    return this.following.run(listInput(request, caller));
  }

  @AllowCallers({ services: ['graphql-bff'] })
  listFollowers(
    @Payload() request: ListFollowersRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListFollowersResponse> {
    return this.followers.run(listInput(request, caller));
  }
}

function listInput(request: ListFollowingRequest | ListFollowersRequest, caller: Caller): ListFollowsInput {
  return {
    userId: readId(request.userId, 'userId'),
    viewerId: viewerOf(caller),
    limit: readLimit(request.limit),
    cursor: request.cursor,
  };
}
