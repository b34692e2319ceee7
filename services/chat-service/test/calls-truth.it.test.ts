import { createHash, randomUUID } from 'node:crypto';
import { untilTrue } from '@my-girok/nest-common/testing';
import { CallServiceClient, callV1, chatV1 } from '@my-girok/proto';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ALONE_MS, CHECK_MS, RETRY_MS, RETURN_MS, RING_MS } from '../src/calls/call.js';
import { CallsRepository } from '../src/calls/calls.repository.js';
import { CheckCall } from '../src/calls/check-call.use-case.js';
import { CallsFixture, statesOf, type TestWayIn } from './calls.fixture.js';
import { ChatFixture, refusal, type TestPerson } from './chat-service.fixture.js';
import type { SignalClient } from './signal-client.js';

const PATIENCE = { timeoutMs: 20_000 };

let calls: CallsFixture;
let chat: ChatFixture;
beforeAll(async () => {
  calls = await CallsFixture.start();
  chat = calls.chat;
});
afterEach(() => {
  chat.feed.away = false;
});
afterAll(() => calls?.stop());

const inMs = (ms: number) => new Date(Date.now() + ms);
/** Compares a call with LiveKit’s list now. */
const check = (callId: string) => chat.get(CheckCall).run(callId);

/** Two who talk, the first of them connected to LiveKit and known to be. */
async function talking() {
  const { one, other, room } = await calls.pair();
  const { id, ways } = await calls.talk(room.id, [one, other]);
  const [mine, theirs] = ways as [TestWayIn, TestWayIn];
  const client = (await calls.connect(mine)) as SignalClient;
  const { livekitRoom } = await calls.stored(id);
  await untilTrue(async () => (await calls.present(livekitRoom)).length === 1, PATIENCE);
  await check(id);
  return { one, other, room, id, mine, theirs, client, livekitRoom };
}

const deviceOf = async (id: string, identity: string) => {
  const devices = (await calls.stored(id)).people.flatMap((person) => person.devices);
  return devices.find((device) => device.identity === identity);
};

/** What LiveKit would tell, with its signature. */
async function hear(event: Record<string, unknown>, { body = JSON.stringify(event), secret = '' } = {}) {
  const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = calls.livekit.env;
  const token = new AccessToken(LIVEKIT_API_KEY, secret || LIVEKIT_API_SECRET);
  token.sha256 = createHash('sha256').update(JSON.stringify(event)).digest('base64');
  return fetch(`${chat.http}/livekit/webhook`, {
    method: 'POST',
    headers: { authorization: await token.toJwt(), 'content-type': 'application/webhook+json' },
    body,
  });
}

it('believes nobody but LiveKit about who is there', async () => {
  const { id, mine, livekitRoom } = await talking();
  const left = {
    event: 'participant_left',
    room: { name: livekitRoom },
    participant: { identity: mine.identity, sid: '' },
  };
  const refused = await hear(left, { secret: 'another-secret-of-32-characters-x' });
  expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
    401,
    'CALL_WEBHOOK_INVALID',
  ]);
  expect((await hear(left, { body: JSON.stringify({ ...left, id: 'changed' }) })).status).toBe(401);
  const unsigned = {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json' },
    body: JSON.stringify(left),
  };
  expect((await fetch(`${chat.http}/livekit/webhook`, unsigned)).status).toBe(401);
  const asJson = { ...unsigned, headers: { 'content-type': 'application/json' } };
  expect((await fetch(`${chat.http}/livekit/webhook`, asJson)).status).toBe(401);
  expect(await deviceOf(id, mine.identity)).toMatchObject({ sid: expect.stringMatching(/^PA_/) });
  expect((await hear({ event: 'room_started', room: { name: livekitRoom } })).status).toBe(204);
  expect((await hear({ ...left, room: { name: 'of-somebody-else' } })).status).toBe(204);
});

it('learns from LiveKit that somebody is gone, waits for them to come back, and ends what nobody is in', async () => {
  const { one, id, mine, client, livekitRoom } = await talking();
  expect(await deviceOf(id, mine.identity)).not.toHaveProperty('awaitedUntil');
  await calls.rooms.removeParticipant(livekitRoom, mine.identity);
  await client.closed;
  await untilTrue(async () => (await deviceOf(id, mine.identity))?.awaitedUntil, PATIENCE);
  expect(statesOf((await calls.list(one))[0] as callV1.Call)[one.id]).toBe('joined');
  await calls.sweepAt(inMs(RETURN_MS));
  expect(statesOf((await calls.told(id)).at(-1) as callV1.Call)[one.id]).toBe('left');
  expect((await calls.stored(id)).state).toBe('live');
  await calls.sweepAt(inMs(90_000));
  expect(await calls.stored(id)).toMatchObject({ state: 'ended', endReason: 'ended' });
});

it('ends a call of two in which one has been alone for a minute', async () => {
  const { other, id, mine, client, livekitRoom } = await talking();
  await calls.connect(await calls.join(other, id));
  await check(id);
  await calls.rooms.removeParticipant(livekitRoom, mine.identity);
  await client.closed;
  await untilTrue(async () => (await deviceOf(id, mine.identity))?.awaitedUntil, PATIENCE);
  await calls.sweepAt(inMs(RETURN_MS));
  expect(await calls.stored(id)).toMatchObject({ state: 'live', aloneSince: expect.any(Date) });
  await calls.sweepAt(inMs(ALONE_MS + 1000));
  expect(await calls.stored(id)).toMatchObject({ state: 'ended', endReason: 'ended' });
});

it('takes no end of an old connection for the end of the one that took its place', async () => {
  const { id, mine, livekitRoom } = await talking();
  const told = (event: string, sid: string) =>
    hear({ event, room: { name: livekitRoom }, participant: { identity: mine.identity, sid } });
  await told('participant_joined', 'PA_new');
  await told('participant_left', 'PA_old');
  expect(await deviceOf(id, mine.identity)).toMatchObject({ sid: 'PA_new', seenAt: expect.any(Date) });
  expect(await deviceOf(id, mine.identity)).not.toHaveProperty('awaitedUntil');
});

it('takes out whoever is in LiveKit without a way in, when told of them and when it looks', async () => {
  const { id, mine, theirs, livekitRoom } = await talking();
  const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = calls.livekit.env;
  const intrude = async (identity: string) => {
    const token = new AccessToken(LIVEKIT_API_KEY, LIVEKIT_API_SECRET, { identity, ttl: 60 });
    token.addGrant({ roomJoin: true, room: livekitRoom });
    return (await calls.connect({ url: theirs.url, token: await token.toJwt() })) as SignalClient;
  };
  const first = await intrude('intruder');
  await hear({
    event: 'participant_joined',
    room: { name: livekitRoom },
    participant: { identity: 'intruder', sid: 'PA_x' },
  });
  await first.closed;
  const second = await intrude('another');
  await check(id);
  await second.closed;
  expect(await calls.present(livekitRoom)).toEqual([mine.identity]);
  expect((await calls.stored(id)).state).toBe('live');
});

it('gives back no camera that LiveKit shows against what is allowed', async () => {
  const { one, other, roomId } = await calls.match({ voiceAllowed: true });
  const { ways } = await calls.talk(roomId, [one, other]);
  const [mine] = ways as [TestWayIn];
  const { livekitRoom } = await calls.stored(mine.call.id);
  await calls.connect(mine);
  const sources = async () =>
    (await calls.rooms.getParticipant(livekitRoom, mine.identity)).permission?.canPublishSources;
  const raise = () =>
    calls.rooms.updateParticipant(livekitRoom, mine.identity, {
      permission: { canSubscribe: true, canPublish: true, canPublishSources: [1, 2] },
    });
  await raise();
  expect(await sources()).toEqual([1, 2]);
  await check(mine.call.id);
  expect(await sources()).toEqual([2]);
  await raise();
  const participant = {
    identity: mine.identity,
    sid: 'PA_x',
    permission: { canPublish: true, canPublishSources: ['CAMERA'] },
  };
  await hear({ event: 'participant_joined', room: { name: livekitRoom }, participant });
  expect(await sources()).toEqual([2]);
});

it('puts out who sends pictures as if they were sound, and nobody else who sends', async () => {
  const { one, other, roomId } = await calls.match({ voiceAllowed: true });
  const { id, ways } = await calls.talk(roomId, [one, other]);
  const [mine] = ways as [TestWayIn];
  const { livekitRoom } = await calls.stored(id);
  const client = (await calls.connect(mine)) as SignalClient;
  const participant = { identity: mine.identity, sid: 'PA_x' };
  const sends = (track: Record<string, string>) =>
    hear({ event: 'track_published', room: { name: livekitRoom }, participant, track: { sid: 'TR_x', ...track } });
  await sends({ type: 'AUDIO', source: 'MICROPHONE' });
  await sends({ type: 'VIDEO', source: 'CAMERA' });
  expect((await calls.stored(id)).state).toBe('live');
  await sends({ type: 'VIDEO', source: 'MICROPHONE' });
  expect(await calls.stored(id)).toMatchObject({ state: 'ended', endReason: 'ended' });
  await client.closed;
});

it('puts out who may not be in it, though no event told of it', async () => {
  const [owner, staying, going] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  const room = await chat.group(owner, [staying, going]);
  const { id, ways } = await calls.talk(room.id, [owner, staying, going]);
  const client = (await calls.connect(ways[2] as TestWayIn)) as SignalClient;
  await chat.client.removeMember({ roomId: room.id, userId: going.id }, owner.as);
  await check(id);
  await client.closed;
  const told = (await calls.told(id)).at(-1) as callV1.Call;
  expect(told.generation).toBe(2);
  expect(statesOf(told)).toEqual({ [owner.id]: 'joined', [staying.id]: 'joined', [going.id]: 'left' });
  await check(id);
  expect((await calls.stored(id)).generation).toBe(2);
});

it('ends what is not allowed any more, though no event told of it', async () => {
  const { one, other, id } = await talking();
  await chat.block(one, other);
  const match = await calls.match({ voiceAllowed: true });
  const call = await calls.begin(match.one, match.roomId);
  await chat.db
    .collection<{ _id: string }>('rooms')
    .updateOne({ _id: match.roomId }, { $set: { 'match.voiceAllowed': false } });
  for (const callId of [id, call.id]) {
    await check(callId);
    expect(await calls.stored(callId)).toMatchObject({ state: 'ended', endReason: 'not_allowed' });
  }
});

it('shuts cameras that are not allowed any more, though nobody told the call', async () => {
  const { one, other, roomId } = await calls.match({ voiceAllowed: true, videoAllowed: true });
  const { id } = await calls.talk(roomId, [one, other]);
  await chat.db
    .collection<{ _id: string }>('rooms')
    .updateOne({ _id: roomId }, { $set: { 'match.videoAllowed': false } });
  await check(id);
  expect(await calls.stored(id)).toMatchObject({ state: 'live', videoAllowed: false, kind: 'voice', generation: 2 });
});

it('holds a call, and ends it once, with several processes', async () => {
  const another = await calls.another();
  try {
    const { one, other, room } = await calls.pair();
    const begun = await Promise.all([calls.begin(one, room.id), another.begin(other, room.id)]);
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
    const { id } = begun[0];
    const ways = await Promise.all([calls.join(one, id), another.join(other, id)]);
    expect((await calls.stored(id)).people.map(({ devices }) => devices.length)).toEqual([1, 1]);
    await Promise.all([calls.leave(one, ways[0]), another.leave(other, ways[1])]);
    const unanswered = await calls.begin(one, room.id);
    await Promise.all([calls, another].map((node) => node.sweepAt(inMs(RING_MS))));
    for (const callId of [id, unanswered.id]) {
      expect((await chat.told(callId)).filter(({ type }) => type === 'call.ended')).toHaveLength(1);
    }
    const later = await calls.begin(other, room.id);
    const at = inMs(CHECK_MS + 1000);
    const claimed = await Promise.all([chat, another.chat].map((node) => node.get(CallsRepository).claimChecks(at)));
    expect(claimed.flat().filter((callId) => callId === later.id)).toHaveLength(1);
    const notices = (await chat.messages(one, room.id)).map(({ notice }) => notice?.kind);
    expect(notices).toEqual([chatV1.Notice_Kind.KIND_CALL, chatV1.Notice_Kind.KIND_CALL_MISSED]);
  } finally {
    await another.stop();
  }
});

it('does what time brings by whichever process runs, and counts what goes on', async () => {
  const { one, other, room } = await calls.pair();
  await calls.talk(room.id, [one, other]);
  const { one: caller, room: silent } = await calls.pair();
  const { id } = await calls.begin(caller, silent.id);
  const due = { ringUntil: new Date(), dueAt: new Date() };
  await chat.db.collection<{ _id: string }>('calls').updateOne({ _id: id }, { $set: due });
  expect((await calls.stored(id)).state).toBe('ringing');
  const another = await calls.another();
  try {
    await untilTrue(async () => (await calls.stored(id)).endReason === 'missed', PATIENCE);
    const text = await (await fetch(`${another.chat.http}/metrics`)).text();
    expect(text).toMatch(/^chat_calls_live\S* [1-9]/m);
    expect(text).toMatch(/^chat_calls_joins_total\S* [1-9]/m);
  } finally {
    await another.stop();
  }
});

it('goes on while LiveKit does not answer, lets nobody in, and has it carry out later what was decided', async () => {
  const { one, other, room, id, mine, client, livekitRoom } = await talking();
  const { room: elsewhere, one: starter } = await calls.pair();
  await calls.livekit.pause();
  try {
    const away = { code: 'CALL_UNAVAILABLE', kind: 'outage' };
    expect(await Promise.all([refusal(calls.join(other, id)), refusal(calls.begin(starter, elsewhere.id))])).toEqual([
      away,
      away,
    ]);
    await expect(check(id)).rejects.toMatchObject({ code: 'CALL_UNAVAILABLE' });
    expect((await calls.stored(id)).state).toBe('live');
    expect((await calls.leave(one, mine)).state).toBe(callV1.CallState.CALL_STATE_ENDED);
    expect((await calls.stored(id)).tasks.map(({ kind }) => kind).sort()).toEqual(['close', 'remove']);
    expect((await chat.send(one, room.id)).content).toBe('Hello');
  } finally {
    await calls.livekit.resume();
  }
  await calls.sweepAt(inMs(RETRY_MS));
  await client.closed;
  expect((await calls.stored(id)).tasks).toEqual([]);
  expect(await calls.rooms.listRooms([livekitRoom])).toEqual([]);
  expect((await calls.begin(starter, elsewhere.id)).state).toBe(callV1.CallState.CALL_STATE_RINGING);
});

it('takes a call up again after LiveKit has crashed, and ends it when nobody comes back', async () => {
  const { one, id, mine, client } = await talking();
  const lost = await talking();
  await calls.livekit.kill();
  await client.closed;
  expect(await refusal(calls.join(one, id))).toMatchObject({ code: 'CALL_UNAVAILABLE' });
  await calls.livekit.restart();
  const again = await calls.join(one, id, { deviceId: mine.deviceId });
  expect(again.call).toMatchObject({ state: callV1.CallState.CALL_STATE_LIVE, generation: 1 });
  expect((await calls.connect(again))?.isJoined).toBe(true);
  await check(id);
  await check(lost.id);
  expect((await calls.stored(lost.id)).state).toBe('live');
  await calls.sweepAt(inMs(90_000));
  expect((await calls.stored(lost.id)).state).toBe('ended');
  expect((await calls.stored(id)).state).toBe('live');
});

it('has no calls without LiveKit, and all the rest', async () => {
  const without = await ChatFixture.start();
  const client = new CallServiceClient(`127.0.0.1:${without.env.GRPC_PORT}`);
  try {
    const [one, other] = (await without.people(2)) as [TestPerson, TestPerson];
    const room = await without.group(one, [other]);
    const start = { roomId: room.id, kind: callV1.CallKind.CALL_KIND_VOICE, clientId: randomUUID() };
    expect(await refusal(client.startCall(start, one.as))).toEqual({ code: 'CALL_UNAVAILABLE', kind: 'outage' });
    const join = { callId: randomUUID(), deviceId: randomUUID() };
    expect(await refusal(client.joinCall(join, one.as))).toEqual({ code: 'CALL_UNAVAILABLE', kind: 'outage' });
    expect(await client.listCalls({}, one.as)).toEqual({ calls: [] });
    const body = { method: 'POST', headers: { 'content-type': 'application/webhook+json' }, body: '{}' };
    expect((await fetch(`${without.http}/livekit/webhook`, body)).status).toBe(503);
    expect((await without.send(one, room.id)).content).toBe('Hello');
  } finally {
    client.close();
    await without.stop();
  }
});
