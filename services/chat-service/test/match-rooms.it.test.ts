import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SweepMatchRooms } from '../src/matches/sweep-match-rooms.use-case.js';
import { ErasePerson } from '../src/people/erase-person.use-case.js';
import { NoteBlock } from '../src/reach/note-block.use-case.js';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';
import { type Matched, MatchRoom, peopleOf } from './match-room.fixture.js';

const { SendState, RoomKind, MemberState } = chatV1;
const DAY_MS = 86_400_000;

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

const hearing = async (person: TestPerson) => {
  const { hearings } = await chat.client.batchSubscribe({ userIds: [person.id] }, await chat.service());
  return present(hearings[0]);
};
const kinds = async (person: TestPerson) =>
  (await chat.told(person.id)).map(({ data }) => [data.change.kind, data.change.roomId]);
const sweep = async (at: Date) => {
  while (await chat.get(SweepMatchRooms).run(at));
};
const picture = (person: TestPerson, roomId: string) => ({
  roomId,
  content: 'Look',
  clientId: randomUUID(),
  attachments: [{ mediaId: chat.media.ready(person.id), alt: 'A lake' }],
});

it('opens one room for a match, with both in it under their pseudonyms, and tells their devices', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  const room = present(await chat.room(one, roomId));
  expect(room).toMatchObject({
    kind: RoomKind.ROOM_KIND_MATCH,
    name: '',
    memberCount: 2,
    peerId: '',
    faceIds: [],
    ownAlias: one.alias,
    otherAlias: other.alias,
    imagesAllowed: false,
    state: MemberState.MEMBER_STATE_JOINED,
    sendState: SendState.SEND_STATE_OPEN,
    askedById: '',
  });
  expect(await chat.room(other, roomId)).toMatchObject({ ownAlias: other.alias, otherAlias: one.alias });
  for (const person of [one, other]) expect(await kinds(person)).toEqual([['KIND_ADDED', roomId]]);
  expect(await chat.room(await chat.person(), roomId)).toBeUndefined();
});

it('opens no second room however often and at once it is asked', async () => {
  const match = await MatchRoom.open(chat);
  const again = await Promise.all(Array.from({ length: 4 }, () => match.openAgain()));
  expect(new Set(again)).toEqual(new Set([match.roomId]));
  const fresh = { matchId: uuidv7(), people: peopleOf(match.one, match.other) };
  const matching = await chat.service('matching-service');
  const made = await Promise.all(Array.from({ length: 4 }, () => chat.client.openMatchRoom(fresh, matching)));
  expect(new Set(made.map(({ roomId }) => roomId)).size).toBe(1);
  expect(await chat.stored('rooms').countDocuments({ matchId: fresh.matchId })).toBe(1);
  expect(await kinds(match.one)).toHaveLength(2);
});

it('opens one room for a match through two processes at once', async () => {
  const beside = await ChatFixture.start({ beside: chat });
  try {
    const { one, other } = await MatchRoom.open(chat);
    const matching = await chat.service('matching-service');
    const request = { matchId: uuidv7(), people: peopleOf(one, other) };
    const opens = [chat, beside, chat, beside].map(({ client }) => client.openMatchRoom(request, matching));
    expect(new Set((await Promise.all(opens)).map(({ roomId }) => roomId)).size).toBe(1);
    expect(await kinds(other)).toHaveLength(2);
  } finally {
    await beside.stop();
  }
});

it('is in no list, counts towards nothing, and is heard by the sockets of both while it goes on', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  await chat.send(other, roomId);
  const inbox = chatV1.RoomBox.ROOM_BOX_INBOX;
  expect((await chat.client.listRooms({ box: inbox }, one.as)).rooms).toEqual([]);
  expect(await chat.client.countUnread({}, one.as)).toEqual({ rooms: 0, requests: 0 });
  expect(await chat.stored('people').findOne({ _id: one.id })).toMatchObject({ roomCount: 0 });
  const heard = await hearing(one);
  expect(heard.rooms).toMatchObject([{ aliasId: one.alias.id, lastSeq: 1, readSeq: 0 }]);
  expect(heard.rooms[0]?.position?.channel).toBe(`room:${roomId}`);
  expect(heard.rooms[0]?.markers).toEqual([{ userId: other.alias.id, readSeq: 1, deliveredSeq: 1 }]);
  expect(heard.contacts).toEqual([]);
  const told = (await chat.told(roomId)).map(({ data }) => data.notifyIds ?? []);
  expect(told).toEqual([[]]);
  await match.change({ ended: true });
  // What else ends with it is heard a moment later.
  expect((await hearing(one)).rooms).toHaveLength(1);
  const endedAt = new Date(Date.now() - 11 * 60_000);
  await chat.stored('memberships').updateMany({ roomId } as never, { $set: { matchEndedAt: endedAt } });
  expect((await hearing(one)).rooms).toEqual([]);
});

it('lets both talk as in any room, each of them known by the client id alone', async () => {
  const { one, other, roomId } = await MatchRoom.open(chat);
  const clientId = randomUUID();
  const send = async () =>
    present((await chat.client.sendMessage({ roomId, content: 'Hi', clientId }, one.as)).message);
  const first = await send();
  expect(first).toMatchObject({ authorId: one.alias.id, clientId, seq: 1 });
  expect(await send()).toEqual(first);
  const reply = { roomId, content: 'Hello', clientId: randomUUID(), replyToId: first.id };
  const { message: answer } = await chat.client.sendMessage(reply, other.as);
  expect(answer?.replyTo).toMatchObject({ authorId: one.alias.id, excerpt: 'Hi' });
  const edit = { roomId, messageId: first.id, content: 'Hi there' };
  expect((await chat.client.editMessage(edit, one.as)).message?.content).toBe('Hi there');
  expect(await refusal(chat.client.editMessage(edit, other.as))).toMatchObject({ code: 'CHAT_NOT_MESSAGE_AUTHOR' });
  const react = { roomId, messageId: first.id, emoji: '👍', on: true };
  const { message: reacted } = await chat.client.reactToMessage(react, other.as);
  expect(reacted?.reactions).toEqual([{ emoji: '👍', count: 1, userIds: [other.alias.id] }]);
  const { message: unreacted } = await chat.client.reactToMessage({ ...react, on: false }, other.as);
  expect(unreacted?.reactions).toEqual([]);
  const remove = { roomId, messageId: first.id };
  expect(await refusal(chat.client.deleteMessage(remove, other.as))).toMatchObject({ code: 'CHAT_NOT_MESSAGE_AUTHOR' });
  expect((await chat.client.deleteMessage(remove, one.as)).message?.deleted).toBe(true);
  expect(await chat.room(one, roomId)).toMatchObject({ unreadCount: 1 });
  expect(await chat.client.markRead({ roomId, seq: 2 }, one.as)).toEqual({ seq: 2 });
  expect((await chat.client.listMarkers({ roomId }, other.as)).markers).toEqual([
    { userId: one.alias.id, readSeq: 2, deliveredSeq: 2 },
  ]);
});

it('takes pictures only while both allow them, and never files', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  const send = (person: TestPerson) => chat.client.sendMessage(picture(person, roomId), person.as);
  const asked = chat.media.asked;
  const refused = { code: 'CHAT_IMAGES_NOT_ALLOWED', kind: 'forbidden', field: 'attachments' };
  expect(await refusal(send(one))).toEqual(refused);
  expect(chat.media.asked).toBe(asked);
  await match.change({ imagesAllowed: true });
  expect(await chat.room(other, roomId)).toMatchObject({ imagesAllowed: true });
  const { message } = await send(one);
  const [attachment] = present(message).attachments;
  const check = { mediaId: present(attachment).mediaId, messageId: present(message).id };
  const media = await chat.service('media-service');
  expect(await chat.client.checkAttachment({ ...check, viewerId: other.id }, media)).toEqual({ allowed: true });
  const stranger = await chat.person();
  expect(await chat.client.checkAttachment({ ...check, viewerId: stranger.id }, media)).toEqual({ allowed: false });
  const file = { mediaId: chat.media.readyFile(one.id, 'Ann Example CV.pdf'), alt: '' };
  const withFile = { ...picture(one, roomId), attachments: [file] };
  expect(await refusal(chat.client.sendMessage(withFile, one.as))).toMatchObject({ code: 'CHAT_ATTACHMENT_INVALID' });
  await match.change({ imagesAllowed: false });
  expect(await refusal(send(other))).toEqual(refused);
});

it('lets older changes and changes after the end change nothing', async () => {
  const match = await MatchRoom.open(chat);
  const { one, roomId } = match;
  await match.change({ version: 3, imagesAllowed: true });
  await match.change({ version: 2, imagesAllowed: false });
  await match.change({ version: 3, imagesAllowed: false });
  expect(await chat.room(one, roomId)).toMatchObject({ imagesAllowed: true });
  expect(await chat.emitted(roomId)).toEqual(['room.updated']);
  await match.change({ version: 4, ended: true });
  await match.change({ version: 4, ended: true });
  await match.change({ version: 5, imagesAllowed: true });
  expect(await chat.room(one, roomId)).toMatchObject({ imagesAllowed: false, sendState: SendState.SEND_STATE_ENDED });
  expect(await chat.emitted(roomId)).toEqual(['room.updated', 'room.updated']);
  expect(await chat.numbers(`room:${roomId}`)).toEqual([1, 2]);
  const matching = await chat.service('matching-service');
  const nowhere = { matchId: uuidv7(), version: 1, ended: true };
  expect(await chat.client.changeMatchRoom(nowhere, matching)).toEqual({});
});

it('takes nothing more once the match has ended, and can still be read', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  const clientId = randomUUID();
  const { message } = await chat.client.sendMessage({ roomId, content: 'Hi', clientId }, one.as);
  const messageId = present(message).id;
  await match.change({ ended: true });
  const ended = { code: 'CHAT_MATCH_ENDED', kind: 'wrong_state', field: 'roomId' };
  const fresh = { roomId, content: 'Wait', clientId: randomUUID() };
  expect(await refusal(chat.client.sendMessage(fresh, other.as))).toEqual(ended);
  expect(await refusal(chat.client.sendMessage(picture(other, roomId), other.as))).toEqual(ended);
  expect(await refusal(chat.client.editMessage({ roomId, messageId, content: 'No' }, one.as))).toEqual(ended);
  const react = { roomId, messageId, emoji: '👍', on: true };
  expect(await refusal(chat.client.reactToMessage(react, other.as))).toEqual(ended);
  expect(await refusal(chat.client.deleteMessage({ roomId, messageId }, one.as))).toEqual(ended);
  const again = await chat.client.sendMessage({ roomId, content: 'Hi', clientId }, one.as);
  expect(again.message).toEqual(message);
  expect(await chat.client.markRead({ roomId, seq: 1 }, other.as)).toEqual({ seq: 1 });
  expect((await chat.messages(other, roomId)).map(({ content }) => content)).toEqual(['Hi']);
  expect(await kinds(other)).toEqual([
    ['KIND_ADDED', roomId],
    ['KIND_REACH', roomId],
  ]);
});

it('takes no send that was on its way when the match ended', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  const sends = [one, other].flatMap((person) => Array.from({ length: 5 }, () => chat.send(person, roomId)));
  const [results] = await Promise.all([Promise.allSettled(sends), match.change({ ended: true })]);
  const sent = results.filter(({ status }) => status === 'fulfilled');
  expect(await chat.messages(one, roomId)).toHaveLength(sent.length);
  const { match: kept, messageSeq } = present((await chat.stored('rooms').findOne({ _id: roomId })) ?? undefined);
  expect(messageSeq).toBe(sent.length);
  for (const { createdAt } of await chat.stored('messages').find({ roomId }).toArray())
    expect(createdAt.getTime()).toBeLessThanOrEqual(kept.endedAt.getTime() + 1000);
  expect(await refusal(chat.send(one, roomId))).toMatchObject({ code: 'CHAT_MATCH_ENDED' });
});

it('is emptied a day after the end, with its pictures, and is gone for both', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  await match.change({ imagesAllowed: true });
  const { message: shown } = await chat.client.sendMessage(picture(one, roomId), one.as);
  const { id: messageId, attachments } = present(shown);
  for (let i = 0; i < 3; i++) await chat.send(other, roomId, `${i}`);
  await chat.client.reactToMessage({ roomId, messageId, emoji: '👍', on: true }, other.as);
  await match.change({ ended: true });
  const endedAt = Date.now();
  await sweep(new Date(endedAt + DAY_MS - 3_600_000));
  expect(await chat.messages(one, roomId)).toHaveLength(4);
  const due = new Date(endedAt + DAY_MS + 60_000);
  await Promise.all([sweep(due), sweep(due)]);
  for (const [collection, where] of Object.entries({
    rooms: { _id: roomId },
    memberships: { roomId },
    messages: { roomId },
    reactions: { roomId },
    channel_log: { channel: `room:${roomId}` },
  })) {
    expect(await chat.stored(collection).countDocuments(where as never), collection).toBe(0);
  }
  expect(await chat.told(messageId)).toMatchObject([
    { type: 'message.attached' },
    { type: 'message.detached', data: { messageId, mediaIds: [attachments[0]?.mediaId] } },
  ]);
  expect(await chat.room(one, roomId)).toBeUndefined();
  expect(await refusal(chat.messages(other, roomId))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  expect((await kinds(one)).at(-1)).toEqual(['KIND_REMOVED', roomId]);
  expect(await match.transcript()).toEqual([]);
  await match.change({ imagesAllowed: true });
});

it('ends by itself when nothing was said in it for a week, and not before', async () => {
  const match = await MatchRoom.open(chat);
  const { one, roomId } = match;
  const week = 7 * DAY_MS;
  const opened = Date.now();
  await chat.stored('rooms').updateOne({ _id: roomId }, { $set: { dueAt: new Date(opened - 1000) } });
  await sweep(new Date(opened));
  expect(await chat.room(one, roomId)).toMatchObject({ sendState: SendState.SEND_STATE_OPEN });
  await sweep(new Date(opened + week + 60_000));
  expect(await chat.room(one, roomId)).toMatchObject({ sendState: SendState.SEND_STATE_ENDED });
});

it('gives the transcript to matching-service under pseudonyms, of deleted messages only the place', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  expect(await match.transcript()).toEqual([]);
  const sent = [
    await chat.send(one, roomId, 'a'),
    await chat.send(other, roomId, 'b'),
    await chat.send(one, roomId, 'c'),
  ];
  await chat.client.deleteMessage({ roomId, messageId: present(sent[1]).id }, other.as);
  expect(await match.transcript()).toMatchObject([
    { seq: 1, authorId: one.alias.id, content: 'a', deleted: false },
    { seq: 2, authorId: other.alias.id, content: '', deleted: true },
    { seq: 3, authorId: one.alias.id, content: 'c', deleted: false },
  ]);
  expect((await match.transcript(1)).map(({ seq }) => seq)).toEqual([3]);
  await match.change({ ended: true });
  expect(await match.transcript()).toHaveLength(3);
  await chat.block(one, other);
  expect((await match.transcript()).some(({ hidden }) => hidden)).toBe(false);
});

it('keeps those apart who block each other before the match is ended', async () => {
  const match = await MatchRoom.open(chat);
  const { one, other, roomId } = match;
  const message = await chat.send(one, roomId);
  await chat.block(other, one);
  const unreachable = { code: 'CHAT_PERSON_UNREACHABLE', kind: 'forbidden', field: 'userId' };
  expect(await refusal(chat.send(one, roomId))).toEqual(unreachable);
  expect(await refusal(chat.send(other, roomId))).toEqual(unreachable);
  const react = { roomId, messageId: message.id, emoji: '👍', on: true };
  expect(await refusal(chat.client.reactToMessage(react, other.as))).toEqual(unreachable);
  expect(await chat.room(one, roomId)).toMatchObject({ sendState: SendState.SEND_STATE_UNREACHABLE });
  expect(await hearing(one)).toMatchObject({ hiddenIds: [] });
});

it('tells nobody by a block that the two share a match', async () => {
  const { one, other } = await MatchRoom.open(chat);
  const before = [await kinds(one), await kinds(other)];
  await chat.get(NoteBlock).run(one.id, other.id, true);
  expect([await kinds(one), await kinds(other)]).toEqual(before);
  expect((await hearing(one)).hiddenIds).toEqual([]);
});

it('refuses what has no place in a match', async () => {
  const { one, other, roomId } = await MatchRoom.open(chat);
  const stranger = await chat.person();
  const { as } = one;
  const notAGroup = { code: 'CHAT_NOT_A_GROUP' };
  for (const userIds of [[other.id], [stranger.id]])
    expect(await refusal(chat.client.addMembers({ roomId, userIds }, as))).toMatchObject(notAGroup);
  for (const userId of [other.id, other.alias.id, stranger.id]) {
    expect(await refusal(chat.client.removeMember({ roomId, userId }, as))).toMatchObject(notAGroup);
    const role = chatV1.Role.ROLE_ADMIN;
    expect(await refusal(chat.client.changeRole({ roomId, userId, role }, as))).toMatchObject(notAGroup);
  }
  expect(await refusal(chat.client.renameGroup({ roomId, name: 'Us' }, as))).toMatchObject(notAGroup);
  expect(await refusal(chat.client.leaveRoom({ roomId }, as))).toMatchObject(notAGroup);
  expect(await refusal(chat.client.createInvite({ roomId }, as))).toMatchObject(notAGroup);
  expect(await refusal(chat.client.revokeInvites({ roomId }, as))).toMatchObject(notAGroup);
  // The answer is the same for whomever one tries: it tells nobody who the other is.
  for (const userId of [other.id, other.alias.id, stranger.id, one.id]) {
    const mentions = [{ start: 0, end: 4, userId }];
    const mention = { roomId, content: '@you hello', clientId: randomUUID(), mentions };
    expect(await refusal(chat.client.sendMessage(mention, as))).toMatchObject({ code: 'CHAT_MENTION_NOT_MEMBER' });
  }
});

it('is opened, changed and read by matching-service alone, for two people with pseudonyms', async () => {
  const match = await MatchRoom.open(chat);
  const { matchId, one, other } = match;
  const people = peopleOf(one, other);
  const forbidden = { code: 'COMMON_CALLER_NOT_ALLOWED' };
  for (const caller of [one.as, await chat.service('ws-gateway'), await chat.service('graphql-bff')]) {
    expect(await refusal(chat.client.openMatchRoom({ matchId, people }, caller))).toMatchObject(forbidden);
    expect(await refusal(chat.client.changeMatchRoom({ matchId, version: 1 }, caller))).toMatchObject(forbidden);
    expect(await refusal(chat.client.readMatchRoom({ matchId, limit: 5 }, caller))).toMatchObject(forbidden);
    const userIds = [one.id, other.id];
    expect(await refusal(chat.client.openKeptRoom({ userIds }, caller))).toMatchObject(forbidden);
  }
  const matching = await chat.service('matching-service');
  const open = (of: chatV1.MatchPerson[]) => chat.client.openMatchRoom({ matchId: uuidv7(), people: of }, matching);
  const invalid = { code: 'CHAT_MATCH_INVALID', kind: 'invalid' };
  const stranger: Matched = { ...(await chat.person()), alias: { id: randomUUID(), name: 'swift-wren' } };
  const named = (alias: chatV1.Alias): chatV1.MatchPerson[] => [...peopleOf(one), { userId: other.id, alias }];
  for (const of of [
    [],
    peopleOf(one),
    peopleOf(one, other, stranger),
    peopleOf(one, one),
    [{ userId: one.id, alias: undefined }, ...peopleOf(other)],
    named(one.alias),
    named({ id: other.id, name: 'swift-wren' }),
    named({ id: one.id, name: 'swift-wren' }),
    named({ id: randomUUID(), name: 'Ann Example' }),
  ])
    expect(await refusal(open(of)), JSON.stringify(of)).toMatchObject(invalid);
  expect(await refusal(open(named({ id: 'ann', name: 'swift-wren' })))).toMatchObject({ code: 'CHAT_ID_INVALID' });
  expect(await refusal(chat.client.changeMatchRoom({ matchId }, matching))).toMatchObject(invalid);
  const tooMany = chat.client.readMatchRoom({ matchId, limit: 51 }, matching);
  expect(await refusal(tooMany)).toMatchObject({ code: 'CHAT_LIMIT_INVALID' });
  for (const userIds of [[], [one.id], [one.id, one.id], [one.id, other.id, stranger.id]])
    expect(await refusal(chat.client.openKeptRoom({ userIds }, matching))).toMatchObject(invalid);
});

it('ends with a person who is erased, and leaves nothing of what either wrote', async () => {
  const [match, ended] = [await MatchRoom.open(chat), await MatchRoom.open(chat)];
  const { one, other, roomId } = match;
  await match.change({ imagesAllowed: true });
  const { message } = await chat.client.sendMessage(picture(other, roomId), other.as);
  await chat.send(one, roomId);
  await ended.change({ ended: true });
  await Promise.all([chat.get(ErasePerson).run(one.id), chat.get(ErasePerson).run(one.id)]);
  expect(await chat.room(other, roomId)).toBeUndefined();
  expect(await chat.stored('messages').countDocuments({ roomId } as never)).toBe(0);
  expect(await chat.stored('memberships').countDocuments({ roomId } as never)).toBe(0);
  expect(await chat.stored('rooms').countDocuments({ _id: roomId })).toBe(0);
  expect(await chat.emitted(present(message).id)).toEqual(['message.attached', 'message.detached']);
  expect((await kinds(other)).at(-1)).toEqual(['KIND_REMOVED', roomId]);
  expect(await chat.room(ended.one, ended.roomId)).toBeDefined();
  await chat.get(ErasePerson).run(ended.one.id);
  expect(await chat.room(ended.other, ended.roomId)).toBeUndefined();
});

it('makes a real room of two who keep contact, both in it and nothing asked', async () => {
  const { one, other } = await MatchRoom.open(chat);
  const matching = await chat.service('matching-service');
  const keep = (userIds: string[]) => chat.client.openKeptRoom({ userIds }, matching);
  const kept = await Promise.all([keep([one.id, other.id]), keep([other.id, one.id])]);
  const roomId = present(kept[0]).roomId;
  expect(kept[1]?.roomId).toBe(roomId);
  for (const [person, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    expect(await chat.room(person, roomId)).toMatchObject({
      kind: RoomKind.ROOM_KIND_DIRECT,
      peerId: peer.id,
      state: MemberState.MEMBER_STATE_JOINED,
      sendState: SendState.SEND_STATE_OPEN,
      ownAlias: undefined,
    });
    for (let i = 0; i < 4; i++) await chat.send(person, roomId);
  }
  expect((await chat.client.listRooms({}, one.as)).rooms.map(({ id }) => id)).toEqual([roomId]);
  expect((await hearing(one)).contacts.map(({ userId }) => userId)).toEqual([other.id]);
  expect((await keep([one.id, other.id])).roomId).toBe(roomId);
});

it('keeps contact in the room the two have, also where one had declined it or has not answered', async () => {
  const matching = await chat.service('matching-service');
  for (const answer of [undefined, false]) {
    const { one, other } = await MatchRoom.open(chat);
    const direct = await chat.direct(one, other);
    await chat.send(one, direct.id);
    if (answer === false) await chat.client.answerRequest({ roomId: direct.id, accept: false }, other.as);
    const { roomId } = await chat.client.openKeptRoom({ userIds: [one.id, other.id] }, matching);
    expect(roomId).toBe(direct.id);
    expect(await chat.room(other, roomId)).toMatchObject({ state: MemberState.MEMBER_STATE_JOINED, askedById: '' });
    await chat.send(other, roomId);
    for (let i = 0; i < 4; i++) await chat.send(one, roomId);
  }
  const { one, other } = await MatchRoom.open(chat);
  await chat.block(one, other);
  const userIds = [one.id, other.id];
  expect(await refusal(chat.client.openKeptRoom({ userIds }, matching))).toMatchObject({
    code: 'CHAT_PERSON_UNREACHABLE',
  });
});
