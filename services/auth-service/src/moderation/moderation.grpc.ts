import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  AuthServiceControllerMethods,
  type BanUserRequest,
  type BanUserResponse,
  type UnbanUserRequest,
  type UnbanUserResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BanUser } from './ban-user.use-case.js';
import { requireModerator } from './moderator.js';
import { UnbanUser } from './unban-user.use-case.js';

/** What moderators do to accounts, over gRPC. */
@Controller()
@AuthServiceControllerMethods()
export class ModerationGrpc {
  constructor(
    private readonly ban: BanUser,
    private readonly unban: UnbanUser,
  ) {}

  async banUser(@Payload() request: BanUserRequest, @CurrentCaller() caller: Caller): Promise<BanUserResponse> {
    await this.ban.run(requireModerator(requirePerson(caller)).userId, request);
    return {};
  }

  async unbanUser(@Payload() request: UnbanUserRequest, @CurrentCaller() caller: Caller): Promise<UnbanUserResponse> {
    requireModerator(requirePerson(caller));
    await this.unban.run(request.userId);
    return {};
  }
}
