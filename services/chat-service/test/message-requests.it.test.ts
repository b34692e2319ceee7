import { randomUUID } from 'node:crypto';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

const { MemberState, RoomBox, SendState } = chatV1;

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
const requests = async (person: TestPerson) =>
  (await chat.client.listRooms({ box: RoomBox.ROOM_BOX_REQUESTS }, person.as)).rooms;
const changes = async (person: TestPerson) => (await chat.told(person.id)).map(({ data }) => data.change.kind);

it('asks somebody who does not follow the sender with the first message, once', async () => {
  const [sender, stranger] = await two();
  const room = await chat.direct(sender, stranger);
  const first = await chat.send(sender, room.id, 'May I ask something?');
  await chat.send(sender, room.id, 'It is about the climb');
  const [request] = await requests(stranger);
  expect(request).toMatchObject({
    id: room.id,
    state: MemberState.MEMBER_STATE_ASKED,
    askedById: sender.id,
    sendState: SendState.SEND_STATE_ASKED,
    unreadCount: 2,
    lastMessage: { content: 'It is about the climb' },
  });
  expect(first.seq).toBe(1);
  expect(await changes(stranger)).toEqual(['KIND_ASKED']);
  expect(await chat.client.countUnread({}, stranger.as)).toEqual({ rooms: 0, requests: 1 });
  expect((await chat.client.listRooms({}, stranger.as)).rooms).toEqual([]);
  const reply = chat.client.sendMessage({ roomId: room.id, clientId: randomUUID(), content: 'Who?' }, stranger.as);
  expect(await refusal(reply)).toMatchObject({ code: 'CHAT_REQUEST_UNANSWERED', kind: 'wrong_state' });
});

it('shows the room at once to somebody who follows the sender', async () => {
  const [sender, follower] = await two();
  chat.feed.follow(follower.id, sender.id);
  const room = await chat.direct(sender, follower);
  for (let i = 0; i < 5; i++) await chat.send(sender, room.id);
  expect(await chat.room(follower, room.id)).toMatchObject({
    state: MemberState.MEMBER_STATE_JOINED,
    unreadCount: 5,
    sendState: SendState.SEND_STATE_OPEN,
  });
  expect(await changes(follower)).toEqual(['KIND_ADDED']);
  expect(await requests(follower)).toEqual([]);
});

it('takes three messages until a stranger answers, also when more come at once through two processes', async () => {
  const [sender, stranger] = await two();
  const { id: roomId } = await chat.direct(sender, stranger);
  const sends = await Promise.allSettled(
    Array.from({ length: 6 }, (_, i) =>
      (i % 2 ? chat : other).client.sendMessage({ roomId, clientId: randomUUID(), content: `${i}` }, sender.as),
    ),
  );
  const refused = sends.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(3);
  for (const { reason } of refused) expect(reason.metadata.get('error-code')[0]).toBe('CHAT_REQUEST_LIMIT');
  expect(await chat.room(sender, roomId)).toMatchObject({ lastSeq: 3, sendState: SendState.SEND_STATE_WAITING });
  await chat.client.answerRequest({ roomId, accept: true }, stranger.as);
  expect(await chat.room(sender, roomId)).toMatchObject({ sendState: SendState.SEND_STATE_OPEN });
  expect((await chat.send(sender, roomId)).seq).toBe(4);
  expect((await chat.send(stranger, roomId)).seq).toBe(5);
});

it('does not tell the sender that they were declined, and asks no second time', async () => {
  const [sender, stranger] = await two();
  const { id: roomId } = await chat.direct(sender, stranger);
  await chat.send(sender, roomId);
  const before = present(await chat.room(sender, roomId));
  await chat.client.answerRequest({ roomId, accept: false }, stranger.as);
  expect(await chat.room(sender, roomId)).toEqual(before);
  await chat.send(sender, roomId, 'Hello?');
  expect(await requests(stranger)).toEqual([]);
  expect(await chat.room(stranger, roomId)).toBeUndefined();
  expect(await changes(stranger)).toEqual(['KIND_ASKED', 'KIND_REMOVED']);
  const { members } = await chat.client.listMembers({ roomId }, sender.as);
  expect(members.find(({ userId }) => userId === stranger.id)?.state).toBe(MemberState.MEMBER_STATE_ASKED);
  // Whoever opens the room by themselves means to talk.
  expect(await chat.direct(stranger, sender)).toMatchObject({ id: roomId, lastSeq: 2 });
  expect(await chat.room(sender, roomId)).toMatchObject({ memberCount: 2 });
  expect((await chat.told(roomId)).at(-1)).toMatchObject({
    type: 'room.updated',
    data: { change: { joinedIds: [stranger.id] } },
  });
});

it('reaches nobody across a block, nor while nobody can be asked', async () => {
  const [sender, blocker] = await two();
  chat.feed.follow(blocker.id, sender.id);
  const { id: roomId } = await chat.direct(sender, blocker);
  await chat.send(sender, roomId);
  const send = (person: TestPerson) =>
    refusal(chat.client.sendMessage({ roomId, clientId: randomUUID(), content: 'x' }, person.as));
  chat.feed.away = true;
  expect(await send(sender)).toMatchObject({ code: 'COMMON_SERVICE_UNAVAILABLE' });
  chat.feed.away = false;
  await chat.block(blocker, sender);
  for (const person of [sender, blocker]) expect(await send(person)).toMatchObject({ code: 'CHAT_PERSON_UNREACHABLE' });
  expect(await chat.room(sender, roomId)).toMatchObject({ lastSeq: 1 });
});

it('counts nothing of one’s own as unread, whatever came before it', async () => {
  const [one, two_] = await two();
  const group = await chat.group(one, [two_]);
  await chat.send(one, group.id);
  await chat.send(one, group.id);
  expect(await chat.room(one, group.id)).toMatchObject({ unreadCount: 0, lastSeq: 3 });
  expect(await chat.room(two_, group.id)).toMatchObject({ unreadCount: 3 });
  await chat.send(two_, group.id);
  expect(await chat.room(two_, group.id)).toMatchObject({ unreadCount: 0, readSeq: 4 });
  expect(await chat.room(one, group.id)).toMatchObject({ unreadCount: 1 });
});
