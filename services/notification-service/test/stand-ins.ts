import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  AuthServiceService,
  type BatchGetRelationsRequest,
  type BatchGetRelationsResponse,
  type BatchGetUsersRequest,
  type BatchGetUsersResponse,
  FeedServiceService,
  type Relation,
  type ValidateResponse,
} from '@my-girok/proto';

type Handler<Request, Response> = (call: { request: Request }, done: sendUnaryData<Response>) => void;

/** Another service at the other end of the wire, which these tests may not import. */
abstract class StandIn {
  /** While true, it is away. */
  away = false;
  /** How often it was called while it was. */
  missed = 0;
  protected readonly server = new Server();
  #port = 0;

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  protected async listen(): Promise<void> {
    this.#port = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
  }

  protected answering<Request, Response>(answer: (request: Request) => Response): Handler<Request, Response> {
    return ({ request }, done) => {
      if (!this.away) return done(null, answer(request));
      this.missed++;
      done({ code: status.UNAVAILABLE });
    };
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

const nothing = (service: object) =>
  Object.fromEntries(
    Object.keys(service).map((method) => [
      method,
      (_call: unknown, done: sendUnaryData<never>) => done({ code: status.UNIMPLEMENTED }),
    ]),
  );

/** Knows how people stand to each other, as a test says. */
export class FeedStandIn extends StandIn {
  asked = 0;
  readonly #relations = new Map<string, Omit<Relation, 'otherId'>>();

  static async start(): Promise<FeedStandIn> {
    const feed = new FeedStandIn();
    feed.server.addService(FeedServiceService, {
      ...nothing(FeedServiceService),
      batchGetRelations: feed.answering<BatchGetRelationsRequest, BatchGetRelationsResponse>((request) =>
        feed.#answer(request),
      ),
    });
    await feed.listen();
    return feed;
  }

  /** How `otherId` and the person stand to each other. */
  relate(userId: string, otherId: string, relation: Partial<Omit<Relation, 'otherId'>>): void {
    const none = { blocked: false, followsUser: false, followedByUser: false, mutedByUser: false };
    this.#relations.set(`${userId} ${otherId}`, { ...none, ...relation });
  }

  block(one: string, other: string): void {
    this.relate(one, other, { blocked: true });
    this.relate(other, one, { blocked: true });
  }

  #answer({ userId, otherIds }: BatchGetRelationsRequest): BatchGetRelationsResponse {
    this.asked++;
    return {
      relations: otherIds.flatMap((otherId) => {
        const relation = this.#relations.get(`${userId} ${otherId}`);
        return relation ? [{ otherId, ...relation }] : [];
      }),
    };
  }
}

/** Knows what people are called, as a test says, and finds every session live. */
export class AuthStandIn extends StandIn {
  readonly names = new Map<string, string>();

  static async start(): Promise<AuthStandIn> {
    const auth = new AuthStandIn();
    auth.server.addService(AuthServiceService, {
      ...nothing(AuthServiceService),
      batchGetUsers: auth.answering<BatchGetUsersRequest, BatchGetUsersResponse>(({ userIds }) => ({
        users: userIds.flatMap((id) => {
          const name = auth.names.get(id);
          return name ? [{ id, name, createdAt: new Date() }] : [];
        }),
      })),
      validateToken: auth.answering<unknown, ValidateResponse>(() => ({
        valid: true,
        userId: '',
        sessionId: '',
        roles: [],
      })),
    });
    await auth.listen();
    return auth;
  }
}
