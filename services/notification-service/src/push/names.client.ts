import { COMMON_OPTIONS, type CommonOptions, GrpcClientFactory } from '@my-girok/nest-common';
import { AuthServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';

const DEADLINE_MS = 2000;

/** Asks auth-service what people are called. */
@Injectable()
export class NamesClient {
  readonly #auth: AuthServiceClient;

  constructor(@Inject(COMMON_OPTIONS) { config }: CommonOptions, factory: GrpcClientFactory) {
    this.#auth = factory.create(AuthServiceClient, {
      address: config.AUTH_GRPC_ADDRESS,
      target: 'auth-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['batchGetUsers'],
    });
  }

  /** Names by id of those who are there; at most 200. Throws UnavailableError. */
  async names(userIds: readonly string[]): Promise<Map<string, string>> {
    if (userIds.length === 0) return new Map();
    const { users } = await this.#auth.batchGetUsers({ userIds: [...userIds] });
    return new Map(users.map(({ id, name }) => [id, name]));
  }
}
