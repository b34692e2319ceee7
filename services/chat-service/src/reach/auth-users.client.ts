import type { GrpcClientFactory } from '@my-girok/nest-common';
import { AuthServiceClient } from '@my-girok/proto';

const DEADLINE_MS = 1500;

/** Asks auth-service, which owns accounts, with this service's own identity. */
export class AuthUsersClient {
  private readonly auth: Pick<AuthServiceClient, 'batchGetUsers'>;

  constructor(factory: GrpcClientFactory, address: string) {
    this.auth = factory.create(AuthServiceClient, {
      address,
      target: 'auth-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['batchGetUsers'],
    });
  }

  /** Which of these accounts exist; at most 200. Throws UnavailableError while auth-service is away. */
  async existing(userIds: readonly string[]): Promise<Set<string>> {
    const { users } = await this.auth.batchGetUsers({ userIds: [...userIds] });
    return new Set(users.map((user) => user.id));
  }
}
