import { Metadata, Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  AuthServiceService,
  type BatchGetUsersRequest,
  type BatchGetUsersResponse,
  type GetUserRequest,
  type User,
  type ValidateResponse,
} from '@my-girok/proto';

/**
 * auth-service at the other end of the wire, for services whose tests may not import it: it knows the accounts that a test
 * gives it, and finds every session live.
 */
export class AuthStandIn {
  readonly accounts = new Set<string>();
  /** How often an account was asked for. */
  asked = 0;
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  /** Listens on this port of 127.0.0.1. */
  static async start(port: number): Promise<AuthStandIn> {
    const auth = new AuthStandIn(`127.0.0.1:${port}`);
    auth.server.addService(AuthServiceService, {
      ...Object.fromEntries(Object.keys(AuthServiceService).map((method) => [method, unimplemented])),
      getUser: ({ request }: { request: GetUserRequest }, done: sendUnaryData<User>) => {
        auth.asked++;
        if (!auth.accounts.has(request.userId)) return done(unknownUser());
        done(null, { id: request.userId, name: 'Somebody', createdAt: new Date() });
      },
      batchGetUsers: ({ request }: { request: BatchGetUsersRequest }, done: sendUnaryData<BatchGetUsersResponse>) => {
        auth.asked++;
        const known = request.userIds.filter((id) => auth.accounts.has(id));
        done(null, { users: known.map((id) => ({ id, name: 'Somebody', createdAt: new Date() })) });
      },
      validateToken: (_call: unknown, done: sendUnaryData<ValidateResponse>) =>
        done(null, { valid: true, userId: '', sessionId: '', roles: [] }),
    });
    await new Promise<void>((resolve, reject) => {
      auth.server.bindAsync(auth.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return auth;
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

/** As auth-service says it. */
function unknownUser() {
  const metadata = new Metadata();
  metadata.set('error-code', 'AUTH_USER_NOT_FOUND');
  metadata.set('error-kind', 'not_found');
  return { code: status.NOT_FOUND, details: 'There is no such person', metadata };
}

function unimplemented(_call: unknown, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED });
}
