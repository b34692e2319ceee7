import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type Account as AccountMessage,
  AuthServiceControllerMethods,
  type BatchGetUsersRequest,
  type BatchGetUsersResponse,
  type DeleteAccountRequest,
  type DeleteAccountResponse,
  type GetAccountRequest,
  type GetUserRequest,
  type RegisterRequest,
  type RegisterResponse,
  type User,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { toAgeBand } from '../ages/age.message.js';
import { FindAgeBand } from '../ages/find-age-band.query.js';
import type { Account } from './account.js';
import { BatchGetUsers } from './batch-get-users.query.js';
import { DeleteAccount } from './delete-account.use-case.js';
import { GetAccount } from './get-account.query.js';
import { Register } from './register.use-case.js';

/** Accounts over gRPC. */
@Controller()
@AuthServiceControllerMethods()
export class AccountsGrpc {
  constructor(
    private readonly registerUseCase: Register,
    private readonly account: GetAccount,
    private readonly users: BatchGetUsers,
    private readonly deletion: DeleteAccount,
    private readonly ageBand: FindAgeBand,
  ) {}

  @AllowCallers({ person: false, services: ['graphql-bff'] })
  async register(request: RegisterRequest): Promise<RegisterResponse> {
    const { user, tokens } = await this.registerUseCase.run(request);
    return { user: toUser(user), tokens };
  }

  async getAccount(@Payload() _request: GetAccountRequest, @CurrentCaller() caller: Caller): Promise<AccountMessage> {
    const { id, email, name, locale, createdAt } = await this.account.run(requirePerson(caller).userId);
    return { id, email, name, locale, createdAt, ageBand: toAgeBand(await this.ageBand.run(id)) };
  }

  async deleteAccount(
    @Payload() request: DeleteAccountRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<DeleteAccountResponse> {
    await this.deletion.run(requirePerson(caller).userId, request.password);
    return {};
  }

  @AllowCallers({ services: ['graphql-bff', 'feed-service'] })
  async getUser(request: GetUserRequest): Promise<User> {
    return toUser(await this.account.run(request.userId));
  }

  @AllowCallers({ services: ['graphql-bff', 'feed-service', 'notification-service', 'chat-service'] })
  async batchGetUsers(request: BatchGetUsersRequest): Promise<BatchGetUsersResponse> {
    return { users: (await this.users.run(request.userIds)).map(toUser) };
  }
}

/** What anybody may know, and nothing more. */
function toUser({ id, name, createdAt }: Account): User {
  return { id, name, createdAt };
}
