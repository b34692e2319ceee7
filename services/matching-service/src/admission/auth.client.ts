import { GrpcClientFactory } from '@my-girok/nest-common';
import { AuthServiceClient, type Clearance } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { MATCHING_CONFIG, type MatchingConfig } from '../config.js';

const DEADLINE_MS = 3000;

/** Asks auth-service, which owns ages and bans. */
@Injectable()
export class AuthClient {
  readonly #auth: AuthServiceClient;

  constructor(@Inject(MATCHING_CONFIG) config: MatchingConfig, factory: GrpcClientFactory) {
    this.#auth = factory.create(AuthServiceClient, {
      address: config.AUTH_GRPC_ADDRESS,
      target: 'auth-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['batchGetClearances'],
    });
  }

  /** Of at most 200 people; those without an account are left out. Throws UnavailableError. */
  async clearances(userIds: readonly string[]): Promise<Clearance[]> {
    return (await this.#auth.batchGetClearances({ userIds: [...userIds] })).clearances;
  }
}
