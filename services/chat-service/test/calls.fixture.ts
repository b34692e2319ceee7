import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { freePort } from '@my-girok/nest-common/testing';
import { CallServiceClient, callV1, type chatV1 } from '@my-girok/proto';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { Call } from '../src/calls/call.js';
import { CallsSweeper } from '../src/calls/calls.sweeper.js';
import { SweepCalls } from '../src/calls/sweep-calls.use-case.js';
import { ChatFixture, type ChatFixtureOptions, present, type TestPerson } from './chat-service.fixture.js';
import { type OwnLivekit, startOwnLivekit } from './own-livekit.js';
import { SignalClient } from './signal-client.js';

/** Somebody's way into a call, by one device. */
export interface TestWayIn extends callV1.JoinCallResponse {
  call: callV1.Call;
  deviceId: string;
}

/** The real chat-service with a real LiveKit that tells it of what happens. */
export class CallsFixture {
  private constructor(
    readonly chat: ChatFixture,
    readonly client: CallServiceClient,
    readonly livekit: OwnLivekit,
    /** LiveKit, asked as an administrator. */
    readonly rooms: RoomServiceClient,
    private readonly isOwner: boolean,
  ) {}

  static async start(options: ChatFixtureOptions = {}): Promise<CallsFixture> {
    const http = await freePort();
    const livekit = await startOwnLivekit(`http://127.0.0.1:${http}/livekit/webhook`);
    const chat = await ChatFixture.start({ ...options, http, env: livekit.env });
    // Time passes when a test says so, also on a busy machine.
    await chat.get(CallsSweeper).onModuleDestroy();
    return CallsFixture.of(chat, livekit, true);
  }

  /** A second process of the service beside this one, for which time passes by itself; LiveKit does not tell it. */
  async another(): Promise<CallsFixture> {
    const chat = await ChatFixture.start({ beside: this.chat, env: this.livekit.env });
    return CallsFixture.of(chat, this.livekit, false);
  }

  private static of(chat: ChatFixture, livekit: OwnLivekit, isOwner: boolean): CallsFixture {
    const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = livekit.env;
    const rooms = new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, { failover: false });
    const client = new CallServiceClient(`127.0.0.1:${chat.env.GRPC_PORT}`);
    return new CallsFixture(chat, client, livekit, rooms, isOwner);
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.chat.stop();
    if (this.isOwner) await this.livekit.stop();
  }

  /** Two people with a room of two in which both are. */
  async pair(): Promise<{ one: TestPerson; other: TestPerson; room: chatV1.Room }> {
    const [one, other] = (await this.chat.people(2)) as [TestPerson, TestPerson];
    await this.chat.direct(one, other);
    return { one, other, room: await this.chat.direct(other, one) };
  }

  /** Two people in the room of a match, who agreed to what is named. */
  async match(allowed: { voiceAllowed?: boolean; videoAllowed?: boolean } = {}) {
    const [one, other] = (await this.chat.people(2)) as [TestPerson, TestPerson];
    const [matchId, aliases] = [uuidv7(), [randomUUID(), randomUUID()]] as const;
    const people = [one, other].map(({ id }, i) => ({ userId: id, alias: { id: aliases[i], name: 'quiet-otter' } }));
    const { roomId } = await this.chat.client.openMatchRoom({ matchId, people }, await this.asMatching());
    await this.agree(matchId, 2, allowed);
    return { one, other, matchId, roomId, aliases };
  }

  async agree(matchId: string, version: number, change: Partial<chatV1.ChangeMatchRoomRequest>): Promise<void> {
    await this.chat.client.changeMatchRoom({ matchId, version, ...change }, await this.asMatching());
  }

  private asMatching() {
    return this.chat.service('matching-service');
  }

  async begin(person: TestPerson, roomId: string, kind = callV1.CallKind.CALL_KIND_VOICE): Promise<callV1.Call> {
    return present((await this.client.startCall({ roomId, kind, clientId: randomUUID() }, person.as)).call);
  }

  async join(
    person: TestPerson,
    callId: string,
    { deviceId = randomUUID(), leaveOther = false }: { deviceId?: string; leaveOther?: boolean } = {},
  ): Promise<TestWayIn> {
    const answer = await this.client.joinCall({ callId, deviceId, leaveOther }, person.as);
    return { ...answer, call: present(answer.call), deviceId };
  }

  /** A call in which everybody named is, each by one device. */
  async talk(roomId: string, [starter, ...others]: [TestPerson, ...TestPerson[]]) {
    const { id } = await this.begin(starter, roomId);
    const ways = [await this.join(starter, id)];
    for (const other of others) ways.push(await this.join(other, id));
    return { id, ways };
  }

  async decline(person: TestPerson, callId: string): Promise<callV1.Call> {
    return present((await this.client.declineCall({ callId }, person.as)).call);
  }

  async leave(person: TestPerson, { call, deviceId }: Pick<TestWayIn, 'call' | 'deviceId'>): Promise<callV1.Call> {
    return present((await this.client.leaveCall({ callId: call.id, deviceId }, person.as)).call);
  }

  async list(person: TestPerson, roomIds: string[] = []): Promise<callV1.Call[]> {
    return (await this.client.listCalls({ roomIds }, person.as)).calls;
  }

  /** A call as it is stored. */
  async stored(callId: string): Promise<Call> {
    const call = await this.chat.db.collection<Call>('calls').findOne({ _id: callId });
    if (!call) throw new Error('There is no such call');
    return call;
  }

  /** Opens LiveKit's door, as a page does. */
  connect({ url, token }: Pick<TestWayIn, 'url' | 'token'>): Promise<SignalClient | undefined> {
    return SignalClient.join(url, token);
  }

  /** Who is in a LiveKit room, as LiveKit says. */
  async present(livekitRoom: string): Promise<string[]> {
    return (await this.rooms.listParticipants(livekitRoom)).map(({ identity }) => identity);
  }

  /** What a sweep does when this time has come, without waiting for it. */
  async sweepAt(now: Date): Promise<void> {
    await this.chat.get(SweepCalls).run(now);
  }

  /** Everything that was told of a call, as `call.updated`, in order. */
  async told(callId: string): Promise<callV1.Call[]> {
    const events = (await this.chat.told(callId)).filter(({ type }) => type === 'call.updated');
    return events.map(({ data }) => callV1.Call.fromJSON(data.call));
  }
}

/** The state of everybody in a call, by their shown id. */
export function statesOf(call: callV1.Call): Record<string, string> {
  return Object.fromEntries(
    call.people.map(({ userId, state }) => [
      userId,
      callV1.callPersonStateToJSON(state).replace('CALL_PERSON_STATE_', '').toLowerCase(),
    ]),
  );
}
