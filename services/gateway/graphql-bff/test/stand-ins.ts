import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { freePort } from '@my-girok/nest-common/testing';
import {
  CallServiceService,
  ChatServiceService,
  callV1,
  chatV1,
  MatchingServiceService,
  matchingV1,
} from '@my-girok/proto';

/** What a service refuses with, as it travels. */
export function refusal(code: string, kind: string, grpc: status) {
  const metadata = new Metadata();
  metadata.set('error-code', code);
  metadata.set('error-kind', kind);
  return { code: grpc, details: code, metadata };
}

interface Asked {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: the request's shape is each test's own to expect
  readonly request: any;
  /** In whose name: a person's id, or a service's. */
  readonly by: unknown;
}

/**
 * chat-service with its calls and matching-service at the other end of the wire, which answer what a test gives them: matches and calls take
 * several people, a queue and LiveKit to come about, and are their services' own to test.
 */
export class StandIns {
  readonly rooms: chatV1.Room[] = [];
  readonly messages: chatV1.Message[] = [];
  readonly members: chatV1.Member[] = [];
  readonly calls: callV1.Call[] = [];
  watch: matchingV1.QueueWatch | undefined;
  /** Everything that was asked, in order. */
  readonly asked: Asked[] = [];
  /** Method → with what it refuses. */
  readonly refuses = new Map<string, object>();
  readonly #server = new Server();

  private constructor(readonly address: string) {}

  static async start(): Promise<StandIns> {
    const standIns = new StandIns(`127.0.0.1:${await freePort()}`);
    standIns.#serve();
    await new Promise<void>((resolve, reject) => {
      standIns.#server.bindAsync(standIns.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return standIns;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** What the last call of a method was asked with. */
  last(method: string) {
    return this.asked.findLast((each) => each.method === method);
  }

  #serve(): void {
    const callOf = (id: string) => ({ call: this.calls.find((call) => call.id === id) });
    this.#server.addService(
      ChatServiceService,
      this.#answers(ChatServiceService, {
        batchGetRooms: ({ roomIds }: chatV1.BatchGetRoomsRequest) =>
          chatV1.BatchGetRoomsResponse.fromPartial({
            rooms: this.rooms.filter(({ id }) => roomIds.includes(id)),
          }),
        listRooms: () => chatV1.ListRoomsResponse.fromPartial({ rooms: this.rooms }),
        listMessages: ({ roomId }: chatV1.ListMessagesRequest) =>
          chatV1.ListMessagesResponse.fromPartial({
            messages: this.messages,
            position: { channel: `room:${roomId}`, epoch: 'e', seq: 1 },
          }),
        listMembers: () => chatV1.ListMembersResponse.fromPartial({ members: this.members }),
      }),
    );
    this.#server.addService(
      CallServiceService,
      this.#answers(CallServiceService, {
        listCalls: ({ roomIds }: callV1.ListCallsRequest) => ({
          calls: this.calls.filter(({ roomId }) => roomIds.length === 0 || roomIds.includes(roomId)),
        }),
        startCall: ({ roomId }: callV1.StartCallRequest) => ({
          call: this.calls.find((call) => call.roomId === roomId),
        }),
        joinCall: ({ callId }: callV1.JoinCallRequest) => ({
          ...callOf(callId),
          url: 'ws://livekit.test',
          token: 'a way in',
          identity: 'i1',
        }),
        declineCall: ({ callId }: callV1.DeclineCallRequest) => callOf(callId),
        leaveCall: ({ callId }: callV1.LeaveCallRequest) => callOf(callId),
      }),
    );
    this.#server.addService(
      MatchingServiceService,
      this.#answers(MatchingServiceService, {
        getQueueWatch: () => ({ watch: this.watch }),
        watchQueue: ({ criteria }: matchingV1.WatchQueueRequest) => {
          this.watch = { criteria, expiresAt: new Date('2026-11-25T10:00:00Z') };
          return { watch: this.watch };
        },
        endQueueWatch: () => {
          this.watch = undefined;
          return {};
        },
        setConsent: () => matchingV1.StatusResponse.fromPartial({ status: {} }),
        reportMatch: () => ({ reportId: 'report-1', messages: 50 }),
      }),
    );
  }

  #answers(service: object, answers: Record<string, (request: never) => object>): UntypedServiceImplementation {
    return Object.fromEntries(
      Object.keys(service).map((method) => [
        method,
        ({ request, metadata }: ServerUnaryCall<unknown, object>, done: sendUnaryData<object>) => {
          this.asked.push({ method, request, by: claimsOf(metadata).sub });
          const refused = this.refuses.get(method);
          const answer = answers[method];
          if (refused || !answer) done(Object.assign(new Error('refused'), refused ?? { code: status.UNIMPLEMENTED }));
          else done(null, answer(request as never));
        },
      ]),
    );
  }
}

/** What the token that came along says; nothing is believed here, only seen. */
function claimsOf(metadata: Metadata): Record<string, unknown> {
  const [token = ''] = metadata.get('authorization').map(String);
  const [, claims = ''] = token.split('.');
  return claims ? JSON.parse(Buffer.from(claims, 'base64url').toString()) : {};
}
