import { uuidv7 } from '@my-girok/nest-common';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

const { MemberState, RoomKind, SendState } = chatV1;

let chat: ChatFixture;
let other: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
  other = await ChatFixture.start({ beside: chat });
});
afterAll(async () => {
  await other?.stop();
  await chat?.stop();
});

const two = async () => (await chat.people(2)) as [TestPerson, TestPerson];

it('opens one room for two people, whoever opens it, however often', async () => {
  const [one, two_] = await two();
  const room = await chat.direct(one, two_);
  expect(room).toMatchObject({
    kind: RoomKind.ROOM_KIND_DIRECT,
    name: '',
    peerId: two_.id,
    lastSeq: 0,
    state: MemberState.MEMBER_STATE_JOINED,
    sendState: SendState.SEND_STATE_OPEN,
    unreadCount: 0,
    firstSeq: 1,
    position: { channel: `room:${room.id}`, seq: 0 },
  });
  expect((await chat.direct(one, two_)).id).toBe(room.id);
  expect(await chat.direct(two_, one)).toMatchObject({ id: room.id, peerId: one.id });
  expect(await chat.emitted(room.id)).toEqual(['room.created', 'member.joined', 'member.joined']);
});

it('makes one room of many opens at once, through two processes', async () => {
  for (let round = 0; round < 4; round++) {
    const [one, two_] = await two();
    const rooms = await Promise.all([
      chat.client.openDirectRoom({ userId: two_.id }, one.as),
      other.client.openDirectRoom({ userId: one.id }, two_.as),
      other.client.openDirectRoom({ userId: two_.id }, one.as),
      chat.client.openDirectRoom({ userId: one.id }, two_.as),
    ]);
    expect(new Set(rooms.map(({ room }) => room?.id)).size).toBe(1);
    const roomId = present(rooms[0]?.room).id;
    expect(await chat.stored('rooms').findOne({ _id: roomId })).toMatchObject({ memberCount: 2, placeCount: 2 });
    expect(await chat.stored('memberships').countDocuments({ roomId })).toBe(2);
    expect(await chat.stored('people').findOne({ _id: one.id })).toMatchObject({ roomCount: 1 });
  }
});

it('shows an empty room to whoever opened it and to nobody else', async () => {
  const [one, two_] = await two();
  const room = await chat.direct(one, two_);
  expect((await chat.client.listRooms({}, one.as)).rooms.map(({ id }) => id)).toEqual([room.id]);
  for (const box of [chatV1.RoomBox.ROOM_BOX_INBOX, chatV1.RoomBox.ROOM_BOX_REQUESTS]) {
    expect((await chat.client.listRooms({ box }, two_.as)).rooms).toEqual([]);
  }
  expect(await chat.room(two_, room.id)).toBeUndefined();
  expect(await refusal(chat.client.listMembers({ roomId: room.id }, two_.as))).toMatchObject({
    code: 'CHAT_ROOM_NOT_FOUND',
  });
  expect(await chat.stored('people').findOne({ _id: two_.id })).toBeNull();
  const { members } = await chat.client.listMembers({ roomId: room.id }, one.as);
  expect(members.map(({ userId }) => userId).sort()).toEqual([one.id, two_.id].sort());
});

it('refuses a room with oneself, with nobody, and with somebody one cannot reach', async () => {
  const [one, blocker] = await two();
  expect(await refusal(chat.client.openDirectRoom({ userId: one.id }, one.as))).toEqual({
    code: 'CHAT_CANNOT_TALK_TO_SELF',
    kind: 'invalid',
    field: 'userId',
  });
  expect(await refusal(chat.client.openDirectRoom({ userId: uuidv7() }, one.as))).toEqual({
    code: 'CHAT_PERSON_NOT_FOUND',
    kind: 'not_found',
    field: 'userId',
  });
  expect(await refusal(chat.client.openDirectRoom({ userId: 'x' }, one.as))).toMatchObject({ code: 'CHAT_ID_INVALID' });
  await chat.block(blocker, one);
  const unreachable = { code: 'CHAT_PERSON_UNREACHABLE', kind: 'forbidden', field: 'userId' };
  expect(await refusal(chat.client.openDirectRoom({ userId: blocker.id }, one.as))).toEqual(unreachable);
  expect(await refusal(chat.client.openDirectRoom({ userId: one.id }, blocker.as))).toEqual(unreachable);
  expect(await chat.stored('rooms').countDocuments({ creatorId: { $in: [one.id, blocker.id] } })).toBe(0);
});

it('opens a room that is there, but makes none, while nobody can be asked', async () => {
  const [one, two_] = await two();
  const room = await chat.direct(one, two_);
  const stranger = await chat.person();
  chat.feed.away = true;
  try {
    expect((await chat.direct(one, two_)).id).toBe(room.id);
    expect(await refusal(chat.client.openDirectRoom({ userId: stranger.id }, one.as))).toMatchObject({
      code: 'COMMON_SERVICE_UNAVAILABLE',
    });
  } finally {
    chat.feed.away = false;
  }
});

it('says in every list that somebody with whom there is a block cannot be reached', async () => {
  const [one, two_] = await two();
  const room = await chat.direct(one, two_);
  await chat.direct(two_, one);
  await chat.block(one, two_);
  for (const person of [one, two_]) {
    expect(await chat.room(person, room.id)).toMatchObject({ sendState: SendState.SEND_STATE_UNREACHABLE });
  }
});
