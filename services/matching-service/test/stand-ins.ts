import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  AgeBand,
  AuthServiceService,
  type BatchGetClearancesRequest,
  type BatchGetClearancesResponse,
  type BatchGetRelationsRequest,
  type BatchGetRelationsResponse,
  ChatServiceService,
  type Clearance,
  type chatV1,
  FeedServiceService,
  type ListBlockedWithRequest,
  type ListBlockedWithResponse,
  type ValidateResponse,
} from '@my-girok/proto';

type Handler<Request, Response> = (call: { request: Request }, done: sendUnaryData<Response>) => void;

/** Another service at the other end of the wire, which these tests may not import. */
abstract class StandIn {
  /** While true, it is away. */
  away = false;
  /** How often it was called. */
  asked = 0;
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

  protected answering<Request, Response>(
    answer: (request: Request) => Response | Promise<Response>,
  ): Handler<Request, Response> {
    return ({ request }, done) => {
      this.asked++;
      if (this.away) return done({ code: status.UNAVAILABLE });
      Promise.resolve(answer(request)).then(
        (response) => done(null, response),
        () => done({ code: status.INTERNAL }),
      );
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

/** Knows how old people are and who is banned, as a test says, and finds every session live. */
export class AuthStandIn extends StandIn {
  readonly #people = new Map<string, Clearance>();

  static async start(): Promise<AuthStandIn> {
    const auth = new AuthStandIn();
    auth.server.addService(AuthServiceService, {
      ...nothing(AuthServiceService),
      batchGetClearances: auth.answering<BatchGetClearancesRequest, BatchGetClearancesResponse>(({ userIds }) => ({
        clearances: userIds.flatMap((id) => auth.#people.get(id) ?? []),
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

  know(userId: string, clearance: Partial<Omit<Clearance, 'userId'>> = {}): void {
    this.#people.set(userId, { userId, ageBand: AgeBand.AGE_BAND_ADULT, banned: false, ...clearance });
  }

  forget(userId: string): void {
    this.#people.delete(userId);
  }
}

/** Knows who blocks whom, as a test says, and tells of it in pages of its own size. */
export class FeedStandIn extends StandIn {
  pageMax = 1000;
  readonly #blocked = new Map<string, Set<string>>();

  static async start(): Promise<FeedStandIn> {
    const feed = new FeedStandIn();
    feed.server.addService(FeedServiceService, {
      ...nothing(FeedServiceService),
      listBlockedWith: feed.answering<ListBlockedWithRequest, ListBlockedWithResponse>(({ userId, limit, afterId }) => {
        const all = [...(feed.#blocked.get(userId) ?? [])].sort().filter((id) => id > afterId);
        const size = Math.min(limit, feed.pageMax);
        return { userIds: all.slice(0, size), hasMore: all.length > size };
      }),
      batchGetRelations: feed.answering<BatchGetRelationsRequest, BatchGetRelationsResponse>(
        ({ userId, otherIds }) => ({
          relations: otherIds
            .filter((otherId) => feed.#blocked.get(userId)?.has(otherId))
            .map((otherId) => ({
              otherId,
              blocked: true,
              followsUser: false,
              followedByUser: false,
              mutedByUser: false,
            })),
        }),
      ),
    });
    await feed.listen();
    return feed;
  }

  block(one: string, other: string): void {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const those = this.#blocked.get(a) ?? new Set();
      this.#blocked.set(a, those.add(b));
    }
  }
}

export interface StandInRoom {
  roomId: string;
  people: chatV1.MatchPerson[];
  /** What holds there, by the latest version that came. */
  state: chatV1.ChangeMatchRoomRequest;
  messages: chatV1.Message[];
}

/** Has the rooms of matches, as chat-service does: made once a match, changed only by what is later. */
export class ChatStandIn extends StandIn {
  readonly rooms = new Map<string, StandInRoom>();
  /** Of two, by their ids in order. */
  readonly kept = new Map<string, string>();
  /** While true, rooms are made and nobody is told. */
  silent = false;

  static async start(): Promise<ChatStandIn> {
    const chat = new ChatStandIn();
    chat.server.addService(ChatServiceService, {
      ...nothing(ChatServiceService),
      openMatchRoom: chat.answering((request: chatV1.OpenMatchRoomRequest) => chat.#open(request)),
      changeMatchRoom: chat.answering((request: chatV1.ChangeMatchRoomRequest) => {
        const room = chat.rooms.get(request.matchId);
        if (room && request.version > room.state.version) room.state = request;
        return {};
      }),
      readMatchRoom: chat.answering(({ matchId, limit }: chatV1.ReadMatchRoomRequest) => ({
        messages: chat.rooms.get(matchId)?.messages.slice(-limit) ?? [],
      })),
      openKeptRoom: chat.answering(({ userIds }: chatV1.OpenKeptRoomRequest) => {
        const key = userIds.toSorted().join();
        const roomId = chat.kept.get(key) ?? randomUUID();
        chat.kept.set(key, roomId);
        return { roomId };
      }),
    });
    await chat.listen();
    return chat;
  }

  room(matchId: string): StandInRoom {
    const room = this.rooms.get(matchId);
    if (!room) throw new Error('There is no such room');
    return room;
  }

  #open({ matchId, people }: chatV1.OpenMatchRoomRequest): Promise<chatV1.OpenMatchRoomResponse> {
    const state = { matchId, version: 0, voiceAllowed: false, videoAllowed: false, imagesAllowed: false, ended: false };
    const room = this.rooms.get(matchId) ?? { roomId: randomUUID(), people, state, messages: [] };
    this.rooms.set(matchId, room);
    if (this.silent) return new Promise(() => undefined);
    return Promise.resolve({ roomId: room.roomId });
  }
}
