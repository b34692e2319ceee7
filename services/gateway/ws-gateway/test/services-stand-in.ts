import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  AuthServiceService,
  ChatServiceService,
  chatV1,
  FeedServiceService,
  MatchingServiceService,
  type matchingV1,
  NotificationServiceService,
  type notificationV1,
} from '@my-girok/proto';
import { MatchingStandIn } from './matching-stand-in.js';
import { refusal } from './refusal.js';

type ServiceName = 'auth' | 'chat' | 'notification' | 'feed' | 'matching';

type Answer<Request, Response> = (request: Request) => Response | Promise<Response>;

export const away = { code: status.UNAVAILABLE, details: 'away' };

/** A room as the stand-in keeps it. */
export interface StoodInRoom {
  id: string;
  epoch: string;
  events: chatV1.ChannelEvent[];
  memberIds: Set<string>;
  /** From which number on the room is somebody's who came into it later. */
  since: Map<string, number>;
}

/**
 * The services at the other end of the wire, which these tests may not import: they answer with what a test gives them. Rooms and
 * inboxes have numberings of their own, as their owners give them.
 */
export class Services {
  readonly rooms = new Map<string, StoodInRoom>();
  readonly persons = new Map<string, { epoch: string; seq: number }>();
  readonly inboxes = new Map<string, { epoch: string; events: notificationV1.InboxEvent[]; unread: number }>();
  readonly ended = new Set<string>();
  readonly hidden = new Map<string, string[]>();
  readonly contacts = new Map<string, chatV1.Contact[]>();
  readonly preferences = new Map<string, chatV1.ChatPreferences>();
  readonly markers = new Map<string, chatV1.Marker[]>();
  readonly ownMarkers = new Map<string, number>();
  readonly lastSeen = new Map<string, Date>();
  readonly sent: chatV1.SendMessageRequest[] = [];
  /** Who follows whom: author → readers. */
  readonly readers = new Map<string, Set<string>>();
  asked = { subscribe: 0, replay: 0, checkSessions: 0 };
  /** Services that answer nothing but UNAVAILABLE. */
  readonly away = new Set<ServiceName>();
  readonly matching = new MatchingStandIn();
  /** Who people are in rooms of matches: room → person → pseudonym. */
  readonly aliases = new Map<string, Map<string, string>>();
  /** Rooms that people were asked into and have not answered. */
  readonly askedInto = new Map<string, string[]>();
  /** Runs before `Subscribe` answers, and after it has read. */
  duringSubscribe: () => Promise<void> = async () => undefined;
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  static async start(port: number): Promise<Services> {
    const services = new Services(`127.0.0.1:${port}`);
    services.#serve();
    await new Promise<void>((resolve, reject) => {
      services.server.bindAsync(services.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return services;
  }

  stop(): void {
    this.server.forceShutdown();
  }

  room(id: string, ...memberIds: string[]): StoodInRoom {
    const room: StoodInRoom = {
      id,
      epoch: `epoch-of-${id}`,
      events: [],
      memberIds: new Set(memberIds),
      since: new Map(),
    };
    this.rooms.set(id, room);
    return room;
  }

  inbox(userId: string) {
    const inbox = this.inboxes.get(userId) ?? { epoch: `epoch-of-${userId}`, events: [], unread: 0 };
    this.inboxes.set(userId, inbox);
    return inbox;
  }

  person(userId: string) {
    const person = this.persons.get(userId) ?? { epoch: `epoch-of-${userId}`, seq: 0 };
    this.persons.set(userId, person);
    return person;
  }

  #serve(): void {
    this.server.addService(AuthServiceService, {
      ...unimplemented(AuthServiceService),
      checkSessions: this.#answer('auth', ({ sessionIds }: { sessionIds: string[] }) => {
        this.asked.checkSessions++;
        return { liveSessionIds: sessionIds.filter((id) => !this.ended.has(id)) };
      }),
    });
    this.server.addService(ChatServiceService, {
      ...unimplemented(ChatServiceService),
      batchSubscribe: this.#answer('chat', async ({ userIds }: chatV1.BatchSubscribeRequest) => ({
        hearings: await Promise.all(userIds.map((userId) => this.#subscribe(userId))),
      })),
      replay: this.#answer('chat', (request: chatV1.ReplayRequest) => this.#replayRoom(request)),
      sendMessage: this.#answer('chat', (request: chatV1.SendMessageRequest) => this.#send(request)),
      markRead: this.#answer('chat', ({ seq }: chatV1.MarkReadRequest) => ({ seq })),
      setLastSeen: this.#answer('chat', ({ userId, at }: chatV1.SetLastSeenRequest) => {
        if (at) this.lastSeen.set(userId, at);
        return {};
      }),
    });
    this.server.addService(NotificationServiceService, {
      ...unimplemented(NotificationServiceService),
      subscribe: this.#answer('notification', ({ userId }: notificationV1.SubscribeRequest) => {
        const { epoch, events, unread } = this.inbox(userId);
        const position = { channel: `notifications:${userId}`, epoch, seq: events.length };
        return { position, unreadCount: unread };
      }),
      replay: this.#answer('notification', ({ userId, after, limit }: notificationV1.ReplayRequest) => {
        this.asked.replay++;
        const { epoch, events, unread } = this.inbox(userId);
        const position = { channel: `notifications:${userId}`, epoch, seq: events.length };
        return { ...pageOf(events, position, after, limit), unreadCount: unread };
      }),
    });
    const { matching } = this;
    this.server.addService(MatchingServiceService, {
      ...unimplemented(MatchingServiceService),
      getStatus: this.#answer('matching', (request: matchingV1.GetStatusRequest) => matching.getStatus(request)),
      joinQueue: this.#answer('matching', (request: matchingV1.JoinQueueRequest) => matching.joinQueue(request)),
      leaveQueue: this.#answer('matching', (request: matchingV1.LeaveQueueRequest) => matching.did('leave', request)),
      acceptMatch: this.#answer('matching', (request: matchingV1.AcceptMatchRequest) =>
        matching.did('accept', request),
      ),
      skipMatch: this.#answer('matching', (request: matchingV1.SkipMatchRequest) => matching.did('skip', request)),
      endMatch: this.#answer('matching', (request: matchingV1.EndMatchRequest) => matching.did('end', request)),
      keepTickets: this.#answer('matching', (request: matchingV1.KeepTicketsRequest) => matching.keep(request)),
      releaseTicket: this.#answer('matching', (request: matchingV1.ReleaseTicketRequest) => matching.release(request)),
    });
    this.server.addService(FeedServiceService, {
      ...unimplemented(FeedServiceService),
      filterReaders: this.#answer('feed', ({ authorId, userIds }: { authorId: string; userIds: string[] }) => ({
        userIds: userIds.filter((id) => this.readers.get(authorId)?.has(id)),
      })),
    });
  }

  async #subscribe(userId: string): Promise<chatV1.Hearing> {
    this.asked.subscribe++;
    const { epoch, seq } = this.person(userId);
    const rooms = [...this.rooms.values()]
      .filter(({ memberIds }) => memberIds.has(userId))
      .map(({ id, epoch, events, since }) => ({
        position: { channel: `room:${id}`, epoch, seq: events.length },
        readSeq: this.ownMarkers.get(id) ?? 0,
        firstChannelSeq: since.get(userId) ?? 1,
        aliasId: this.aliases.get(id)?.get(userId) ?? '',
        lastSeq: events.length,
        markers: this.markers.get(id) ?? [],
      }));
    const answer = {
      person: { channel: `chat:${userId}`, epoch, seq },
      rooms,
      hiddenIds: this.hidden.get(userId) ?? [],
      contacts: this.contacts.get(userId) ?? [],
      preferences: this.preferences.get(userId) ?? { sendReceipts: true, showPresence: true },
      askedRoomIds: this.askedInto.get(userId) ?? [],
    };
    await this.duringSubscribe();
    return answer;
  }

  #replayRoom({ userId, after, limit }: chatV1.ReplayRequest): chatV1.ReplayResponse {
    this.asked.replay++;
    if (after?.channel === `chat:${userId}`) {
      const { epoch, seq } = this.person(userId);
      const recovered = after.epoch === epoch && after.seq === seq;
      return { recovered, events: [], hasMore: false, position: { channel: after.channel, epoch, seq } };
    }
    const room = this.rooms.get(after?.channel.slice('room:'.length) ?? '');
    if (!room?.memberIds.has(userId)) return { recovered: false, events: [], hasMore: false, position: undefined };
    const position = { channel: `room:${room.id}`, epoch: room.epoch, seq: room.events.length };
    return pageOf(room.events, position, after, limit);
  }

  #send(request: chatV1.SendMessageRequest): chatV1.SendMessageResponse {
    this.sent.push(request);
    if (request.content === 'too long') throw refusal('CHAT_MESSAGE_TOO_LONG', 'invalid', status.INVALID_ARGUMENT);
    const message = chatV1.Message.fromPartial({
      id: `m-${request.clientId}`,
      roomId: request.roomId,
      seq: this.sent.length,
      clientId: request.clientId,
      authorId: request.actor?.userId ?? '',
      content: request.content,
      createdAt: new Date(),
    });
    return { message };
  }

  #answer<Request, Response>(service: ServiceName, answer: Answer<Request, Response>) {
    return ({ request }: { request: Request }, done: sendUnaryData<Response>) => {
      const run = async () => {
        if (this.away.has(service)) throw away;
        return answer(request);
      };
      run().then(
        (response) => done(null, response),
        (error) => done(error),
      );
    };
  }
}

function pageOf<Event>(
  events: Event[],
  position: chatV1.Position,
  after: chatV1.Position | undefined,
  limit: number,
): { recovered: boolean; events: Event[]; hasMore: boolean; position: chatV1.Position } {
  const from = after?.seq ?? 0;
  if (after?.epoch !== position.epoch || from > events.length)
    return { recovered: false, events: [], hasMore: false, position };
  return { recovered: true, events: events.slice(from, from + limit), hasMore: events.length > from + limit, position };
}

function unimplemented(service: object) {
  const refuse = (_call: unknown, done: sendUnaryData<never>) => done({ code: status.UNIMPLEMENTED });
  return Object.fromEntries(Object.keys(service).map((method) => [method, refuse]));
}
