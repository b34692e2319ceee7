import { randomUUID } from 'node:crypto';
import { callV1, chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RING_MS } from '../src/calls/call.js';
import { CallsFixture, statesOf } from './calls.fixture.js';
import { ChatFixture, refusal, type TestPerson } from './chat-service.fixture.js';

const { CallKind: Kind, CallState: State } = callV1;

let calls: CallsFixture;
let chat: ChatFixture;
beforeAll(async () => {
  calls = await CallsFixture.start();
  chat = calls.chat;
});
afterAll(() => calls?.stop());

const three = async () => (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
const inMs = (ms: number) => new Date(Date.now() + ms);
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

it('rings the other of two, and is live when they answer', async () => {
  const { one, other, room } = await calls.pair();
  const call = await calls.begin(one, room.id, Kind.CALL_KIND_VIDEO);
  expect(call).toMatchObject({
    state: State.CALL_STATE_RINGING,
    kind: Kind.CALL_KIND_VIDEO,
    startedById: one.id,
    version: 1,
  });
  expect(statesOf(call)).toEqual({ [one.id]: 'joined', [other.id]: 'ringing' });
  expect(await calls.list(other)).toEqual([call]);
  const mine = await calls.join(one, call.id);
  expect(mine.call.state).toBe(State.CALL_STATE_RINGING);
  const theirs = await calls.join(other, call.id);
  expect(theirs.call).toMatchObject({
    state: State.CALL_STATE_LIVE,
    liveAt: expect.any(Date),
    version: 3,
    generation: 1,
  });
  expect(theirs.call.people.flatMap(({ identities }) => identities).sort()).toEqual(
    [mine.identity, theirs.identity].sort(),
  );
  expect((await calls.told(call.id)).map(({ version }) => version)).toEqual([1, 2, 3]);
  expect((await chat.told(call.id))[0]).toMatchObject({
    type: 'call.started',
    data: { roomId: room.id, starterId: one.id, kind: 'video', ringIds: [other.id] },
  });
});

it('gives a way in that opens one room for a minute and nothing else, and LiveKit lets it in', async () => {
  const { one, room } = await calls.pair();
  const { id } = await calls.begin(one, room.id);
  const way = await calls.join(one, id);
  const { livekitRoom } = await calls.stored(id);
  const { video, sub, exp, nbf, ...rest } = claimsOf(way.token);
  expect(rest).toEqual({ iss: calls.livekit.env.LIVEKIT_API_KEY });
  expect({ sub, life: exp - nbf }).toEqual({ sub: way.identity, life: 60 });
  expect(video).toEqual({
    roomJoin: true,
    room: livekitRoom,
    canPublish: true,
    canPublishSources: ['microphone', 'camera', 'screen_share', 'screen_share_audio'],
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  expect([one.id, room.id, id].filter((known) => way.identity.includes(known) || livekitRoom.includes(known))).toEqual(
    [],
  );
  expect(way.url).toBe(calls.livekit.env.LIVEKIT_PUBLIC_URL);
  expect((await calls.connect(way))?.isJoined).toBe(true);
  expect(await calls.present(livekitRoom)).toEqual([way.identity]);
});

it('finds the call that goes on, whoever begins it, and the one that a client id began', async () => {
  const { one, other, room } = await calls.pair();
  const request = { roomId: room.id, kind: Kind.CALL_KIND_VOICE, clientId: randomUUID() };
  const begun = await Promise.all([
    calls.client.startCall(request, one.as),
    calls.client.startCall(request, one.as),
    calls.client.startCall({ ...request, clientId: randomUUID() }, other.as),
  ]);
  expect(new Set(begun.map(({ call }) => call?.id)).size).toBe(1);
  expect(await calls.list(one, [room.id])).toHaveLength(1);
  const id = begun[0].call?.id ?? '';
  const { startedById } = await calls.stored(id);
  const starter = startedById === one.id ? one : other;
  await calls.leave(starter, { call: begun[0].call as callV1.Call, deviceId: randomUUID() });
  const again = await calls.client.startCall(request, one.as);
  if (startedById === one.id) expect(again.call).toMatchObject({ id, state: State.CALL_STATE_ENDED });
  else expect(again.call?.id).not.toBe(id);
});

it('stops all of somebody’s devices from ringing when one answers, and gives each its own way in', async () => {
  const { one, other, room } = await calls.pair();
  const { id, ways } = await calls.talk(room.id, [one, other]);
  expect(statesOf((await calls.list(other))[0] as callV1.Call)[other.id]).toBe('joined');
  const second = await calls.join(other, id);
  const { people } = second.call;
  expect(people.find(({ userId }) => userId === other.id)?.identities).toEqual([ways[1]?.identity, second.identity]);
  const still = await calls.leave(other, second);
  expect(still.state).toBe(State.CALL_STATE_LIVE);
  expect(statesOf(still)[other.id]).toBe('joined');
});

it('lets a page that comes again take the place of what it had', async () => {
  const { one, room } = await calls.pair();
  const { id } = await calls.begin(one, room.id);
  const first = await calls.join(one, id);
  const client = await calls.connect(first);
  const again = await calls.join(one, id, { deviceId: first.deviceId });
  expect(again.identity).not.toBe(first.identity);
  expect(again.call.people[0]?.identities).toEqual([again.identity]);
  await client?.closed;
  expect(await calls.present((await calls.stored(id)).livekitRoom)).toEqual([]);
});

it('ends a call of two when the other declines, once, and leaves a notice', async () => {
  const { one, other, room } = await calls.pair();
  const { id } = await calls.begin(one, room.id);
  const ended = await calls.decline(other, id);
  expect(ended).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'declined', liveAt: undefined });
  expect(await calls.decline(other, id)).toEqual(ended);
  expect(await refusal(calls.join(one, id))).toEqual({ code: 'CALL_ENDED', kind: 'wrong_state', field: 'callId' });
  expect(await calls.list(one)).toEqual([]);
  const [notice] = (await chat.messages(one, room.id)).slice(-1);
  expect(notice).toMatchObject({ authorId: one.id, notice: { kind: chatV1.Notice_Kind.KIND_CALL_MISSED } });
  expect((await chat.told(id)).find(({ type }) => type === 'call.ended')?.data).toMatchObject({
    endReason: 'declined',
  });
});

it('misses a call that nobody answers within 45 seconds, and tells whoever missed it', async () => {
  const { one, other, room } = await calls.pair();
  const { id } = await calls.begin(one, room.id);
  await calls.join(one, id);
  await calls.sweepAt(inMs(RING_MS - 5000));
  expect((await calls.stored(id)).state).toBe('ringing');
  await calls.sweepAt(inMs(RING_MS));
  const [ended] = (await calls.told(id)).slice(-1) as [callV1.Call];
  expect(ended).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'missed' });
  expect(statesOf(ended)).toEqual({ [one.id]: 'left', [other.id]: 'missed' });
  expect((await chat.told(id)).find(({ type }) => type === 'call.ended')?.data.missedIds).toEqual([other.id]);
  expect(await chat.room(other, room.id)).toMatchObject({ unreadCount: 1 });
  expect(await chat.room(one, room.id)).toMatchObject({ unreadCount: 0 });
});

it('misses a call that whoever began it gives up, or never comes into', async () => {
  const { one, room } = await calls.pair();
  const { id } = await calls.begin(one, room.id);
  const way = await calls.join(one, id);
  expect(await calls.leave(one, way)).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'missed' });
  const never = await calls.begin(one, room.id);
  await calls.sweepAt(inMs(80_000));
  expect(await calls.stored(never.id)).toMatchObject({ state: 'ended', endReason: 'missed' });
});

it('ends when one of two hangs up, and says among the messages how long it was', async () => {
  const { one, other, room } = await calls.pair();
  const { id, ways } = await calls.talk(room.id, [one, other]);
  const [mine, theirs] = ways as [(typeof ways)[0], (typeof ways)[0]];
  const client = await calls.connect(theirs);
  const { livekitRoom } = await calls.stored(id);
  const ended = await calls.leave(one, mine);
  expect(ended).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'ended' });
  expect(await calls.leave(one, mine)).toEqual(ended);
  await client?.closed;
  expect(await calls.connect(mine)).toBeUndefined();
  expect(await calls.rooms.listRooms([livekitRoom])).toEqual([]);
  const [notice] = (await chat.messages(other, room.id)).slice(-1);
  expect(notice?.notice).toMatchObject({ kind: chatV1.Notice_Kind.KIND_CALL, seconds: expect.any(Number) });
  expect(notice?.notice?.userIds.slice().sort()).toEqual([one.id, other.id].sort());
});

it('goes on in a group until the last one leaves, and lets in who comes late', async () => {
  const [one, two, late] = await three();
  const room = await chat.group(one, [two, late]);
  const { id, ways } = await calls.talk(room.id, [one, two]);
  await calls.decline(late, id);
  const [first, second] = ways as [(typeof ways)[0], (typeof ways)[0]];
  expect((await calls.leave(one, first)).state).toBe(State.CALL_STATE_LIVE);
  const third = await calls.join(late, id);
  expect(statesOf(third.call)).toEqual({ [one.id]: 'left', [two.id]: 'joined', [late.id]: 'joined' });
  expect((await calls.leave(two, second)).state).toBe(State.CALL_STATE_LIVE);
  expect(await calls.leave(late, third)).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'ended' });
});

it('is busy for who is in another call: two are told at once, a group rings the others', async () => {
  const [one, two, three_] = await three();
  const group = await chat.group(one, [two, three_]);
  const { one: talker, other, room } = await calls.pair();
  await calls.talk(room.id, [talker, other]);
  await chat.direct(one, talker);
  const direct = await chat.direct(talker, one);
  const call = await calls.begin(one, direct.id);
  expect(call).toMatchObject({ state: State.CALL_STATE_ENDED, endReason: 'busy' });
  expect(statesOf(call)).toEqual({ [one.id]: 'left', [talker.id]: 'busy' });
  const told = await chat.told(call.id);
  expect(told.find(({ type }) => type === 'call.started')?.data.ringIds ?? []).toEqual([]);
  expect(told.find(({ type }) => type === 'call.ended')?.data.missedIds).toEqual([talker.id]);
  const { id } = await calls.begin(two, group.id);
  await calls.join(two, id);
  const { id: elsewhere } = await calls.begin(three_, (await groupOf(three_, [one])).id);
  await calls.join(three_, elsewhere);
  expect(await refusal(calls.join(three_, id))).toMatchObject({ code: 'CALL_BUSY', kind: 'wrong_state' });
  expect(await refusal(calls.begin(three_, group.id).then(({ id: same }) => calls.join(three_, same)))).toMatchObject({
    code: 'CALL_BUSY',
  });
  const moved = await calls.join(three_, id, { leaveOther: true });
  expect(statesOf(moved.call)).toMatchObject({ [two.id]: 'joined', [three_.id]: 'joined' });
  expect((await calls.stored(elsewhere)).people.find(({ userId }) => userId === three_.id)?.state).toBe('left');
});

it('is begun out of another one by who says so, and leaves that when it is joined', async () => {
  const { one, other, room } = await calls.pair();
  const before = await calls.talk(room.id, [one, other]);
  const [free] = await three();
  const elsewhere = await groupOf(one, [free]);
  const request = { roomId: elsewhere.id, kind: callV1.CallKind.CALL_KIND_VOICE, clientId: randomUUID() };
  expect(await refusal(calls.client.startCall(request, one.as))).toMatchObject({ code: 'CALL_BUSY' });
  const { call: begun } = await calls.client.startCall({ ...request, leaveOther: true }, one.as);
  if (!begun) throw new Error('No call was begun');
  expect(statesOf(begun)).toEqual({ [one.id]: 'joined', [free.id]: 'ringing' });
  const stateBefore = async () => (await calls.stored(before.id)).people.find(({ userId }) => userId === one.id)?.state;
  expect(await stateBefore()).toBe('joined');
  await calls.join(one, begun.id, { leaveOther: true });
  expect(await stateBefore()).toBe('left');
});

const groupOf = (owner: TestPerson, others: TestPerson[]) => chat.group(owner, others, 'Elsewhere');

it('rings nobody across a block in a group, nor in a room of more than 32, and notifies nobody who muted it', async () => {
  const [one, two, three_] = await three();
  const room = await chat.group(one, [two, three_]);
  await chat.block(three_, one);
  await chat.client.muteRoom({ roomId: room.id, until: inMs(60_000) }, two.as);
  const call = await calls.begin(one, room.id);
  expect(statesOf(call)).toEqual({ [one.id]: 'joined', [two.id]: 'ringing' });
  expect((await chat.told(call.id))[0]?.data.ringIds ?? []).toEqual([]);
  await chat.stored('rooms').updateOne({ _id: (await chat.group(two, [three_])).id }, { $set: { memberCount: 33 } });
  const large = (await chat.client.listRooms({ box: chatV1.RoomBox.ROOM_BOX_INBOX }, two.as)).rooms[0] as chatV1.Room;
  const silent = await calls.begin(two, large.id);
  expect(statesOf(silent)).toEqual({ [two.id]: 'joined' });
  await calls.sweepAt(inMs(RING_MS));
  expect((await calls.stored(silent.id)).state).toBe('ringing');
  expect((await calls.join(three_, silent.id)).call.state).toBe(State.CALL_STATE_LIVE);
});

it('is full with 32 people', async () => {
  const [one, two] = await three();
  const room = await chat.group(one, [two]);
  const { id } = await calls.begin(one, room.id);
  await calls.join(one, id);
  const others = Array.from({ length: 31 }, () => ({ userId: randomUUID(), state: 'joined', devices: [] }));
  const crowd = others.map((other) => ({ ...other, shownId: other.userId }));
  const { people } = await calls.stored(id);
  await chat.db
    .collection<{ _id: string }>('calls')
    .updateOne({ _id: id }, { $set: { people: [...people.slice(0, 1), ...crowd] } });
  expect(await refusal(calls.join(two, id))).toEqual({ code: 'CALL_FULL', kind: 'wrong_state', field: 'callId' });
});

it('refuses calls across a block and before a message request is accepted', async () => {
  const { one, other, room } = await calls.pair();
  chat.feed.block(other.id, one.id);
  expect(await refusal(calls.begin(one, room.id))).toEqual({
    code: 'CALL_NOT_ALLOWED',
    kind: 'forbidden',
    field: 'roomId',
  });
  const [asker, asked] = await three();
  const request = await chat.direct(asker, asked);
  expect(await refusal(calls.begin(asker, request.id))).toMatchObject({ code: 'CALL_NOT_ALLOWED' });
  await chat.send(asker, request.id);
  expect(await refusal(calls.begin(asker, request.id))).toMatchObject({ code: 'CALL_NOT_ALLOWED' });
  expect(await refusal(calls.begin(asked, request.id))).toMatchObject({ code: 'CALL_NOT_ALLOWED' });
  await chat.client.answerRequest({ roomId: request.id, accept: true }, asked.as);
  expect((await calls.begin(asked, request.id)).state).toBe(State.CALL_STATE_RINGING);
  expect(await chat.stored('calls').countDocuments({ roomId: room.id })).toBe(0);
});

it('asks feed-service at each way in, and lets nobody in while it is away', async () => {
  const { one, other, room } = await calls.pair();
  const { id } = await calls.begin(one, room.id);
  chat.feed.away = true;
  try {
    expect(await refusal(calls.join(other, id))).toMatchObject({ code: 'COMMON_SERVICE_UNAVAILABLE' });
  } finally {
    chat.feed.away = false;
  }
  chat.feed.block(one.id, other.id);
  expect(await refusal(calls.join(other, id))).toMatchObject({ code: 'CALL_NOT_ALLOWED' });
});

it('is nothing to who is not in the room', async () => {
  const { one, room } = await calls.pair();
  const stranger = await chat.person();
  const call = await calls.begin(one, room.id);
  const notFound = { code: 'CALL_NOT_FOUND', kind: 'not_found', field: 'callId' };
  expect(await refusal(calls.begin(stranger, room.id))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  expect(await refusal(calls.join(stranger, call.id))).toEqual(notFound);
  expect(await refusal(calls.decline(stranger, call.id))).toEqual(notFound);
  expect(await refusal(calls.leave(stranger, { call, deviceId: randomUUID() }))).toEqual(notFound);
  expect(await refusal(calls.join(one, randomUUID()))).toEqual(notFound);
  expect(await calls.list(stranger, [room.id])).toEqual([]);
  expect(await calls.list(stranger)).toEqual([]);
});

it('says what is wrong with a request', async () => {
  const { one, room } = await calls.pair();
  const request = { roomId: room.id, kind: Kind.CALL_KIND_VOICE, clientId: randomUUID() };
  const start = (change: Partial<callV1.StartCallRequest>) =>
    refusal(calls.client.startCall({ ...request, ...change }, one.as));
  expect(await start({ kind: Kind.CALL_KIND_UNSPECIFIED })).toEqual({
    code: 'CALL_KIND_INVALID',
    kind: 'invalid',
    field: 'kind',
  });
  expect(await start({ roomId: 'x' })).toMatchObject({ code: 'CHAT_ID_INVALID' });
  expect(await start({ clientId: 'x' })).toMatchObject({ code: 'CHAT_CLIENT_ID_INVALID' });
  expect(await refusal(calls.join(one, randomUUID(), { deviceId: 'x' }))).toMatchObject({
    code: 'CHAT_ID_INVALID',
    field: 'deviceId',
  });
  expect(
    await refusal(
      calls.list(
        one,
        Array.from({ length: 101 }, () => randomUUID()),
      ),
    ),
  ).toMatchObject({
    code: 'CHAT_BATCH_TOO_LARGE',
  });
  expect(await calls.list(one, ['x'])).toEqual([]);
});

it('lets nobody trouble others by calling again and again', async () => {
  const { one, other, room } = await calls.pair();
  for (let i = 0; i < 10; i++) {
    const { id } = await calls.begin(one, room.id);
    await calls.decline(other, id);
  }
  expect(await refusal(calls.begin(one, room.id))).toMatchObject({ code: 'CALL_TOO_MANY', kind: 'rate_limited' });
  expect((await calls.begin(other, room.id)).state).toBe(State.CALL_STATE_RINGING);
});

it('knows two in a match by their pseudonyms alone, and rings and notifies nobody elsewhere', async () => {
  const { one, other, roomId, aliases } = await calls.match({ voiceAllowed: true });
  const { id, ways } = await calls.talk(roomId, [one, other]);
  const [mine, theirs] = ways as [(typeof ways)[0], (typeof ways)[0]];
  expect(statesOf(theirs.call)).toEqual({ [aliases[0]]: 'joined', [aliases[1]]: 'joined' });
  expect(theirs.call).toMatchObject({ startedById: aliases[0], videoAllowed: false, kind: Kind.CALL_KIND_VOICE });
  expect(claimsOf(mine.token).video.canPublishSources).toEqual(['microphone']);
  await calls.leave(other, theirs);
  const told = JSON.stringify(await chat.told(id));
  expect([one.id, other.id].filter((userId) => told.includes(userId))).toEqual([]);
  expect((await chat.told(id)).find(({ type }) => type === 'call.ended')?.data.missedIds ?? []).toEqual([]);
  expect(await chat.stored('messages').countDocuments({ roomId })).toBe(0);
});

it('allows in a match what both agreed to: voice first, then video', async () => {
  const { one, roomId, matchId } = await calls.match();
  expect(await refusal(calls.begin(one, roomId))).toMatchObject({ code: 'CALL_NOT_ALLOWED' });
  await calls.agree(matchId, 3, { voiceAllowed: true });
  expect(await refusal(calls.begin(one, roomId, Kind.CALL_KIND_VIDEO))).toMatchObject({ code: 'CALL_NOT_ALLOWED' });
  await calls.agree(matchId, 4, { voiceAllowed: true, videoAllowed: true });
  expect(await calls.begin(one, roomId, Kind.CALL_KIND_VIDEO)).toMatchObject({
    videoAllowed: true,
    kind: Kind.CALL_KIND_VIDEO,
  });
});
