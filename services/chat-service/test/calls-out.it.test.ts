import { randomUUID } from 'node:crypto';
import { NatsPublisher } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { callV1, type EventData, type EventType } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { LimitCall } from '../src/calls/limit-call.use-case.js';
import { CallsFixture, statesOf, type TestWayIn } from './calls.fixture.js';
import { type ChatFixture, refusal, type TestPerson } from './chat-service.fixture.js';
import { startOwnNats } from './own-nats.js';
import type { SignalClient } from './signal-client.js';

const { CallState: State } = callV1;
const PATIENCE = { timeoutMs: 20_000 };

let nats: Awaited<ReturnType<typeof startOwnNats>>;
let calls: CallsFixture;
let chat: ChatFixture;
beforeAll(async () => {
  nats = await startOwnNats();
  calls = await CallsFixture.start({ events: true, nats: nats.url });
  chat = calls.chat;
});
afterAll(async () => {
  await calls?.stop();
  await nats?.stop();
});

/** A group of three, in whose call everybody is, connected to LiveKit. */
async function groupCall() {
  const [owner, staying, going] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  const room = await chat.group(owner, [staying, going]);
  const { id, ways } = await calls.talk(room.id, [owner, staying, going]);
  const clients = await Promise.all(ways.map((way) => calls.connect(way)));
  const { livekitRoom } = await calls.stored(id);
  await untilTrue(async () => (await calls.present(livekitRoom)).length === 3, PATIENCE);
  const [, , theirs] = ways as [TestWayIn, TestWayIn, TestWayIn];
  return { owner, staying, going, room, id, ways, theirs, clients: clients as SignalClient[], livekitRoom };
}

/** What everybody in the room was told last. */
const latest = async (callId: string) => (await calls.told(callId)).at(-1) as callV1.Call;

/** Tries everything that somebody who was put out holds: none of it opens a door. */
async function staysOut({ url, token }: TestWayIn, client: SignalClient, callId: string): Promise<void> {
  await client.closed;
  expect(client.refreshed).not.toBe('');
  expect(client.refreshed).not.toBe(token);
  expect(await calls.connect({ url, token })).toBeUndefined();
  expect(await calls.connect({ url, token: client.refreshed })).toBeUndefined();
  const { livekitRoom } = await calls.stored(callId);
  expect(await calls.rooms.listRooms([livekitRoom])).toEqual([]);
}

it('puts who is removed from the group out of its call, and nothing they hold lets them in again', async () => {
  const { owner, staying, going, room, id, ways, theirs, clients } = await groupCall();
  await chat.client.removeMember({ roomId: room.id, userId: going.id }, owner.as);
  await Promise.all(clients.map((client) => client.closed));
  const told = await latest(id);
  expect(told).toMatchObject({ state: State.CALL_STATE_LIVE, generation: 2 });
  expect(statesOf(told)).toEqual({ [owner.id]: 'joined', [staying.id]: 'joined', [going.id]: 'left' });
  await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
  await staysOut(theirs, clients[2] as SignalClient, id);
  expect(await refusal(calls.join(going, id))).toMatchObject({ code: 'CALL_NOT_FOUND' });
  const again = await calls.join(staying, id, { deviceId: ways[1]?.deviceId });
  expect((await calls.connect(again))?.isJoined).toBe(true);
  expect(again.call.people.find(({ userId }) => userId === staying.id)?.identities).toEqual([again.identity]);
  expect(await calls.connect(theirs)).toBeUndefined();
  expect(await calls.connect({ url: theirs.url, token: clients[2]?.refreshed ?? '' })).toBeUndefined();
});

it('opens no door to who is removed for those who come in at that moment', async () => {
  for (let round = 0; round < 3; round++) {
    const { owner, staying, going, room, id, theirs, clients } = await groupCall();
    const coming = Promise.allSettled(
      [1, 2, 3].flatMap(() => [owner, staying].map((person) => calls.join(person, id))),
    );
    await chat.client.removeMember({ roomId: room.id, userId: going.id }, owner.as);
    await coming;
    await untilTrue(async () => (await calls.stored(id)).generation === 2, PATIENCE);
    await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
    await clients[2]?.closed;
    expect(await calls.connect(theirs)).toBeUndefined();
    expect(await calls.connect({ url: theirs.url, token: clients[2]?.refreshed ?? '' })).toBeUndefined();
  }
});

it('leaves the LiveKit room also when who is removed had hung up before: they hold a way in still', async () => {
  const { owner, going, room, id, theirs, clients } = await groupCall();
  await calls.leave(going, theirs);
  await chat.client.removeMember({ roomId: room.id, userId: going.id }, owner.as);
  await untilTrue(async () => (await calls.stored(id)).generation === 2, PATIENCE);
  await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
  await staysOut(theirs, clients[2] as SignalClient, id);
});

it('puts out who leaves the group by themselves, and stops ringing who was only rung', async () => {
  const [owner, other] = (await chat.people(2)) as [TestPerson, TestPerson];
  const third = await chat.person();
  const room = await chat.group(owner, [other, third]);
  const { id } = await calls.talk(room.id, [owner, third]);
  await chat.client.leaveRoom({ roomId: room.id }, other.as);
  await untilTrue(async () => statesOf(await latest(id))[other.id] === 'left', PATIENCE);
  expect((await latest(id)).generation).toBe(1);
  await chat.client.leaveRoom({ roomId: room.id }, third.as);
  await untilTrue(async () => statesOf(await latest(id))[third.id] === 'left', PATIENCE);
  expect((await latest(id)).generation).toBe(2);
});

it('puts out the devices of a session that ends, and no others of that person', async () => {
  const { going, id, theirs, clients } = await groupCall();
  const elsewhere = await chat.secondSession(going);
  const second = await calls.join(elsewhere, id);
  await publish('session.revoked', { sessionId: going.sessionId, userId: going.id, reason: 'device_removed' });
  await untilTrue(async () => (await calls.stored(id)).generation === 2, PATIENCE);
  const told = await latest(id);
  expect(statesOf(told)[going.id]).toBe('joined');
  expect(told.people.find(({ userId }) => userId === going.id)?.identities).toEqual([second.identity]);
  await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
  await staysOut(theirs, clients[2] as SignalClient, id);
  expect((await calls.join(elsewhere, id, { deviceId: second.deviceId })).call.generation).toBe(2);
});

it('ends a call of two when the session ends by which one of them is there', async () => {
  const { one, other, room } = await calls.pair();
  const { id, ways } = await calls.talk(room.id, [one, other]);
  const client = await calls.connect(ways[1] as TestWayIn);
  await publish('session.revoked', { sessionId: other.sessionId, userId: other.id, reason: 'logout' });
  await client?.closed;
  expect(await latest(id)).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'ended' });
});

it('puts out who is banned', async () => {
  const { going, id, theirs, clients } = await groupCall();
  await publish('user.banned', { userId: going.id });
  await untilTrue(async () => statesOf(await latest(id))[going.id] === 'left', PATIENCE);
  await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
  await staysOut(theirs, clients[2] as SignalClient, id);
});

it('ends the call of two between whom there is a block now, ringing or live', async () => {
  const { one, other, room } = await calls.pair();
  const { id, ways } = await calls.talk(room.id, [one, other]);
  const client = await calls.connect(ways[0] as TestWayIn);
  await publish('user.blocked', { blockerId: other.id, blockedId: one.id });
  await client?.closed;
  expect(await latest(id)).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'not_allowed' });
  await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
  expect(await calls.connect(ways[0] as TestWayIn)).toBeUndefined();
});

it('puts an erased person out and forgets the calls they were in', async () => {
  const { going, id, clients } = await groupCall();
  const { other, room } = await calls.pair();
  const before = await calls.begin(other, room.id);
  await calls.leave(other, { call: before, deviceId: randomUUID() });
  await publish('user.deleted', { userId: going.id });
  await clients[2]?.closed;
  await untilTrue(async () => statesOf(await latest(id))[going.id] === undefined, PATIENCE);
  expect(JSON.stringify(await calls.stored(id))).not.toContain(going.id);
  await publish('user.deleted', { userId: other.id });
  await untilTrue(async () => (await chat.stored('calls').countDocuments({ _id: before.id })) === 0, PATIENCE);
});

it('ends a match’s call with the match, and when voice is taken back', async () => {
  const one = await calls.match({ voiceAllowed: true });
  const first = await calls.talk(one.roomId, [one.one, one.other]);
  const client = await calls.connect(first.ways[0] as TestWayIn);
  await calls.agree(one.matchId, 3, { ended: true });
  await client?.closed;
  expect(await latest(first.id)).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'not_allowed' });
  expect(await calls.connect(first.ways[1] as TestWayIn)).toBeUndefined();
  const two = await calls.match({ voiceAllowed: true });
  const second = await calls.talk(two.roomId, [two.one, two.other]);
  const talking = await calls.connect(second.ways[0] as TestWayIn);
  await calls.agree(two.matchId, 3, { voiceAllowed: false });
  await talking?.closed;
  expect(await latest(second.id)).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'not_allowed' });
});

it('lets cameras in once both agree, for those who talk already, and out again at once', async () => {
  const { one, other, matchId, roomId } = await calls.match({ voiceAllowed: true });
  const { id, ways } = await calls.talk(roomId, [one, other]);
  const [mine] = ways as [TestWayIn, TestWayIn];
  const client = (await calls.connect(mine)) as SignalClient;
  const { livekitRoom } = await calls.stored(id);
  const sources = async () =>
    (await calls.rooms.getParticipant(livekitRoom, mine.identity)).permission?.canPublishSources;
  expect(await sources()).toEqual([2]);
  await calls.agree(matchId, 3, { voiceAllowed: true, videoAllowed: true });
  await untilTrue(async () => (await sources())?.includes(1), PATIENCE);
  expect(await latest(id)).toMatchObject({ videoAllowed: true, kind: callV1.CallKind.CALL_KIND_VIDEO, generation: 1 });
  const withCamera = client.refreshed;
  await calls.agree(matchId, 4, { voiceAllowed: true, videoAllowed: false });
  await client.closed;
  expect(await latest(id)).toMatchObject({ videoAllowed: false, state: State.CALL_STATE_LIVE, generation: 2 });
  await untilTrue(async () => (await calls.stored(id)).tasks.length === 0, PATIENCE);
  expect(await calls.connect({ url: mine.url, token: withCamera })).toBeUndefined();
  const again = await calls.join(one, id, { deviceId: mine.deviceId });
  expect(JSON.parse(atob(again.token.split('.')[1] ?? '')).video.canPublishSources).toEqual(['microphone']);
});

/** As the service whose event it is tells it. */
async function publish<T extends EventType>(type: T, data: EventData<T>): Promise<void> {
  await chat.get(NatsPublisher).publish(type, { ...data, timestamp: new Date() }, { aggregateVersion: 1 });
}

it('lets no camera in by a yes that was carried out after it had been taken back', async () => {
  const { one, other, matchId, roomId } = await calls.match({ voiceAllowed: true });
  const { id } = await calls.talk(roomId, [one, other]);
  const limitCall = chat.get(LimitCall);
  const run = limitCall.run.bind(limitCall);
  const [held, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const watched = vi.spyOn(limitCall, 'run').mockImplementationOnce(async (...args) => {
    held.resolve();
    await late.promise;
    return run(...args);
  });
  const yes = calls.agree(matchId, 3, { voiceAllowed: true, videoAllowed: true });
  await held.promise;
  await calls.agree(matchId, 4, { voiceAllowed: true, videoAllowed: false });
  late.resolve();
  await yes;
  watched.mockRestore();
  expect(await calls.stored(id)).toMatchObject({ videoAllowed: false, kind: 'voice' });
  const again = await calls.join(one, id);
  expect(JSON.parse(atob(again.token.split('.')[1] ?? '')).video.canPublishSources).toEqual(['microphone']);
});
