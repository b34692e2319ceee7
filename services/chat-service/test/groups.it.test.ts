import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

const { MemberState, Notice_Kind: Kind, Role, RoomBox, RoomKind, SendState } = chatV1;
const three = async () => (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];

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

async function members(viewer: TestPerson, roomId: string) {
  const found = (await chat.client.listMembers({ roomId }, viewer.as)).members;
  return found.map(({ userId, role, state }) => ({ userId, role, state }));
}

/** What was told among a room's messages, in order. */
async function notices(roomId: string) {
  const messages = await chat.stored('messages').find({ roomId }).sort({ seq: 1 }).toArray();
  return messages.map(({ seq, authorId, notice }) => [seq, authorId, notice?.kind, notice?.userIds]);
}

/** A room's numberings have no gaps, in its log as in its messages. */
async function isWhole(roomId: string): Promise<void> {
  const room = present((await chat.stored('rooms').findOne({ _id: roomId })) ?? undefined);
  const count = (length: number) => Array.from({ length }, (_, i) => i + 1);
  expect(await chat.numbers(`room:${roomId}`)).toEqual(count(room.channelSeq));
  const messages = await chat.stored('messages').find({ roomId }).sort({ seq: 1 }).toArray();
  expect(messages.map(({ seq }) => seq)).toEqual(count(room.messageSeq));
  const joined = await chat.stored('memberships').countDocuments({ roomId, state: 'joined' });
  const asked = await chat.stored('memberships').countDocuments({ roomId, state: 'asked' });
  expect([room.memberCount, room.placeCount]).toEqual([joined, joined + asked]);
}

it('takes those who follow its maker in at once and asks the others', async () => {
  const [owner, fan, stranger] = await three();
  chat.feed.follow(fan.id, owner.id);
  const request = { name: ' Climbing\u0020', userIds: [fan.id, stranger.id, fan.id, owner.id], clientId: randomUUID() };
  const room = present((await chat.client.createGroup(request, owner.as)).room);
  expect(room).toMatchObject({
    kind: RoomKind.ROOM_KIND_GROUP,
    name: 'Climbing',
    memberCount: 2,
    peerId: '',
    role: Role.ROLE_OWNER,
    unreadCount: 0,
    faceIds: [fan.id],
    sendState: SendState.SEND_STATE_OPEN,
  });
  expect(await members(owner, room.id)).toEqual([
    { userId: owner.id, role: Role.ROLE_OWNER, state: MemberState.MEMBER_STATE_JOINED },
    { userId: fan.id, role: Role.ROLE_MEMBER, state: MemberState.MEMBER_STATE_JOINED },
    { userId: stranger.id, role: Role.ROLE_MEMBER, state: MemberState.MEMBER_STATE_ASKED },
  ]);
  expect(await chat.room(fan, room.id)).toMatchObject({ unreadCount: 1, faceIds: [owner.id] });
  expect(await chat.room(stranger, room.id)).toMatchObject({
    state: MemberState.MEMBER_STATE_ASKED,
    askedById: owner.id,
    sendState: SendState.SEND_STATE_ASKED,
  });
  const { rooms } = await chat.client.listRooms({ box: RoomBox.ROOM_BOX_REQUESTS }, stranger.as);
  expect(rooms.map(({ id }) => id)).toEqual([room.id]);
  expect(await chat.client.countUnread({}, stranger.as)).toEqual({ rooms: 0, requests: 1 });
  expect(await chat.client.countUnread({}, fan.as)).toEqual({ rooms: 1, requests: 0 });
  expect(await notices(room.id)).toEqual([[1, owner.id, 'joined', [fan.id]]]);
  expect(room.lastMessage?.notice).toEqual({ kind: Kind.KIND_JOINED, seconds: 0, userIds: [fan.id], name: '' });
  const told = await chat.told(room.id);
  expect(told.map(({ type }) => type)).toEqual([
    'room.created',
    'member.joined',
    'member.joined',
    'message.created',
    'room.updated',
  ]);
  expect(told.at(-1)?.data).toMatchObject({
    seq: 2,
    change: { roomId: room.id, joinedIds: [fan.id], askedIds: [stranger.id], byId: owner.id, name: 'Climbing' },
  });
  expect((await chat.told(fan.id)).at(-1)?.data).toMatchObject({ seq: 1, change: { kind: 'KIND_ADDED' } });
  expect((await chat.told(stranger.id)).at(-1)?.data).toMatchObject({ seq: 1, change: { kind: 'KIND_ASKED' } });
  await isWhole(room.id);
});

it('makes one group of a client id, however often and by whichever process it is asked', async () => {
  const [owner, one, two] = await three();
  const request = { name: 'Once', userIds: [one.id, two.id], clientId: randomUUID() };
  const answers = await Promise.all(
    [chat, other, chat, other].map(({ client }) => client.createGroup(request, owner.as)),
  );
  expect(new Set(answers.map(({ room }) => room?.id)).size).toBe(1);
  const again = await chat.client.createGroup({ ...request, name: 'Another' }, owner.as);
  expect(again.room).toMatchObject({ id: answers[0]?.room?.id, name: 'Once' });
  expect(await chat.stored('rooms').countDocuments({ creatorId: owner.id })).toBe(1);
  await isWhole(present(again.room).id);
});

it('refuses groups of nobody, of too many, of people who are not there or not to be reached, and bad names', async () => {
  const [owner, one, blocker] = await three();
  const make = (request: Partial<chatV1.CreateGroupRequest>) =>
    refusal(chat.client.createGroup({ name: 'x', userIds: [one.id], clientId: randomUUID(), ...request }, owner.as));
  expect(await make({ userIds: [] })).toMatchObject({ code: 'CHAT_PEOPLE_COUNT_INVALID', field: 'userIds' });
  expect(await make({ userIds: [owner.id] })).toMatchObject({ code: 'CHAT_PEOPLE_COUNT_INVALID' });
  expect(await make({ userIds: Array.from({ length: 100 }, () => uuidv7()) })).toMatchObject({
    code: 'CHAT_PEOPLE_COUNT_INVALID',
  });
  expect(await make({ userIds: [one.id, uuidv7()] })).toMatchObject({ code: 'CHAT_PERSON_NOT_FOUND' });
  await chat.block(blocker, owner);
  expect(await make({ userIds: [one.id, blocker.id] })).toMatchObject({ code: 'CHAT_PERSON_UNREACHABLE' });
  expect(await make({ name: ' \n' })).toMatchObject({ code: 'CHAT_ROOM_NAME_EMPTY', field: 'name' });
  expect(await make({ name: 'x'.repeat(61) })).toMatchObject({ code: 'CHAT_ROOM_NAME_TOO_LONG' });
  expect(await make({ name: 'a\nb' })).toMatchObject({ code: 'CHAT_ROOM_NAME_CHARACTER_INVALID' });
  expect(await make({ clientId: 'x' })).toMatchObject({ code: 'CHAT_CLIENT_ID_INVALID' });
  expect(await chat.stored('rooms').countDocuments({ creatorId: owner.id })).toBe(0);
  expect((await chat.group(owner, [one], '👩‍🚀'.repeat(60))).name).toBe('👩‍🚀'.repeat(60));
});

it('lets who is asked accept or decline once, and says which', async () => {
  const [owner, one, two] = await three();
  const third = await chat.person();
  const room = await chat.group(owner, [third]);
  await chat.client.addMembers({ roomId: room.id, userIds: [one.id, two.id] }, owner.as);
  const answer = (person: TestPerson, accept: boolean) =>
    chat.client.answerRequest({ roomId: room.id, accept }, person.as);
  for (let i = 0; i < 2; i++) {
    expect((await answer(one, true)).room).toMatchObject({ state: MemberState.MEMBER_STATE_JOINED, memberCount: 3 });
    expect((await answer(two, false)).room).toBeUndefined();
  }
  expect(await refusal(answer(one, false))).toMatchObject({ code: 'CHAT_NOT_ASKED', kind: 'wrong_state' });
  expect(await refusal(answer(two, true))).toMatchObject({ code: 'CHAT_NOT_ASKED' });
  expect(await refusal(answer(await chat.person(), true))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  expect(await chat.room(two, room.id)).toBeUndefined();
  // Who accepted has read that they did, and sees what was written since they were asked.
  expect(await chat.room(one, room.id)).toMatchObject({ unreadCount: 0, firstSeq: 2, readSeq: 2, askedById: '' });
  expect(await notices(room.id)).toEqual([
    [1, owner.id, 'joined', [third.id]],
    [2, one.id, 'joined', [one.id]],
  ]);
  await isWhole(room.id);
});

it('leaves people alone who are in or asked, asks who declined again, and forces nobody back who left', async () => {
  const [owner, fan, decliner] = await three();
  const room = await chat.group(owner, [fan]);
  const add = (userIds: string[]) => chat.client.addMembers({ roomId: room.id, userIds }, owner.as);
  expect((await add([fan.id, decliner.id])).members.map(({ state }) => state).sort()).toEqual([
    MemberState.MEMBER_STATE_JOINED,
    MemberState.MEMBER_STATE_ASKED,
  ]);
  const events = (await chat.emitted(room.id)).length;
  await add([fan.id, decliner.id]);
  expect(await chat.emitted(room.id)).toHaveLength(events);
  await chat.client.answerRequest({ roomId: room.id, accept: false }, decliner.as);
  await chat.client.leaveRoom({ roomId: room.id }, fan.as);
  const { members: back } = await add([fan.id, decliner.id]);
  expect(back.map(({ state }) => state)).toEqual([MemberState.MEMBER_STATE_ASKED, MemberState.MEMBER_STATE_ASKED]);
  await isWhole(room.id);
});

it('renames a group once, as its owner or admin', async () => {
  const [owner, member, stranger] = await three();
  const room = await chat.group(owner, [member]);
  const rename = (person: TestPerson, name: string) => chat.client.renameGroup({ roomId: room.id, name }, person.as);
  for (let i = 0; i < 2; i++) expect((await rename(owner, 'Bouldering')).room?.name).toBe('Bouldering');
  expect(await notices(room.id)).toEqual([
    [1, owner.id, 'joined', [member.id]],
    [2, owner.id, 'renamed', []],
  ]);
  expect(await refusal(rename(member, 'Mine'))).toEqual({
    code: 'CHAT_ROLE_REQUIRED',
    kind: 'forbidden',
    field: 'roomId',
  });
  expect(await refusal(rename(stranger, 'Mine'))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND', kind: 'not_found' });
  const direct = await chat.direct(owner, stranger);
  expect(await refusal(chat.client.renameGroup({ roomId: direct.id, name: 'Us' }, owner.as))).toMatchObject({
    code: 'CHAT_NOT_A_GROUP',
  });
  expect(await refusal(chat.client.leaveRoom({ roomId: direct.id }, owner.as))).toMatchObject({
    code: 'CHAT_NOT_A_GROUP',
  });
  expect(await chat.room(owner, room.id)).toMatchObject({ unreadCount: 0 });
  expect(await chat.room(member, room.id)).toMatchObject({ unreadCount: 2 });
});

it('gives roles as the owner, hands the group over, and keeps one owner', async () => {
  const [owner, one, two] = await three();
  const room = await chat.group(owner, [one, two]);
  const change = (by: TestPerson, userId: string, role: chatV1.Role) =>
    chat.client.changeRole({ roomId: room.id, userId, role }, by.as);
  await change(owner, two.id, Role.ROLE_ADMIN);
  expect(await refusal(change(two, one.id, Role.ROLE_ADMIN))).toMatchObject({ code: 'CHAT_ROLE_REQUIRED' });
  expect(await refusal(change(owner, owner.id, Role.ROLE_MEMBER))).toMatchObject({ code: 'CHAT_CANNOT_CHANGE_SELF' });
  expect(await refusal(change(owner, uuidv7(), Role.ROLE_ADMIN))).toMatchObject({ code: 'CHAT_MEMBER_NOT_FOUND' });
  expect(await refusal(change(owner, one.id, 0))).toMatchObject({ code: 'CHAT_ROLE_INVALID', field: 'role' });
  await change(owner, one.id, Role.ROLE_OWNER);
  expect((await members(owner, room.id)).map(({ userId, role }) => [userId, role])).toEqual([
    [one.id, Role.ROLE_OWNER],
    [owner.id, Role.ROLE_ADMIN],
    [two.id, Role.ROLE_ADMIN],
  ]);
  expect((await notices(room.id)).at(-1)).toEqual([2, owner.id, 'owner', [one.id]]);
  await isWhole(room.id);
});

it('takes members out as owner or admin, for whom no link is a way back but being asked is', async () => {
  const [owner, admin, member] = await three();
  const room = await chat.group(owner, [admin, member]);
  const remove = (by: TestPerson, userId: string) => chat.client.removeMember({ roomId: room.id, userId }, by.as);
  await chat.client.changeRole({ roomId: room.id, userId: admin.id, role: Role.ROLE_ADMIN }, owner.as);
  expect(await refusal(remove(member, admin.id))).toMatchObject({ code: 'CHAT_ROLE_REQUIRED' });
  expect(await refusal(remove(admin, owner.id))).toMatchObject({ code: 'CHAT_ROLE_REQUIRED' });
  expect(await refusal(remove(admin, admin.id))).toMatchObject({ code: 'CHAT_CANNOT_CHANGE_SELF' });
  expect(await refusal(remove(admin, uuidv7()))).toMatchObject({ code: 'CHAT_MEMBER_NOT_FOUND' });
  for (let i = 0; i < 2; i++) expect((await remove(admin, member.id)).room?.memberCount).toBe(2);
  expect((await notices(room.id)).at(-1)).toEqual([2, admin.id, 'removed', [member.id]]);
  expect((await chat.told(member.id)).at(-1)?.data).toMatchObject({ change: { kind: 'KIND_REMOVED' } });
  expect(await chat.room(member, room.id)).toBeUndefined();
  const { token } = await chat.client.createInvite({ roomId: room.id }, owner.as);
  expect(await refusal(chat.client.joinByInvite({ token }, member.as))).toMatchObject({
    code: 'CHAT_REMOVED_FROM_ROOM',
  });
  await chat.client.addMembers({ roomId: room.id, userIds: [member.id] }, owner.as);
  expect(await chat.room(member, room.id)).toMatchObject({ state: MemberState.MEMBER_STATE_JOINED, firstSeq: 3 });
  await isWhole(room.id);
});

it('passes an owner’s group to the admin, else to who is there longest, else to who accepts', async () => {
  const [owner, first, admin] = await three();
  const asked = await chat.person();
  const room = await chat.group(owner, [first, admin]);
  await chat.client.addMembers({ roomId: room.id, userIds: [asked.id] }, owner.as);
  await chat.client.changeRole({ roomId: room.id, userId: admin.id, role: Role.ROLE_ADMIN }, owner.as);
  const leave = (person: TestPerson) => chat.client.leaveRoom({ roomId: room.id }, person.as);
  await leave(owner);
  await leave(owner);
  expect(await chat.room(admin, room.id)).toMatchObject({ role: Role.ROLE_OWNER, memberCount: 2 });
  expect((await notices(room.id)).slice(-2)).toEqual([
    [2, owner.id, 'left', [owner.id]],
    [3, owner.id, 'owner', [admin.id]],
  ]);
  await leave(admin);
  expect(await chat.room(first, room.id)).toMatchObject({ role: Role.ROLE_OWNER, memberCount: 1 });
  await leave(first);
  await chat.client.answerRequest({ roomId: room.id, accept: true }, asked.as);
  expect(await chat.room(asked, room.id)).toMatchObject({ role: Role.ROLE_OWNER, memberCount: 1, faceIds: [] });
  expect(await refusal(leave(await chat.person()))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  await isWhole(room.id);
});

it('keeps numbers whole, one owner and nobody twice while everybody changes a group at once', async () => {
  const owner = await chat.person();
  const people = await chat.people(8);
  const room = await chat.group(owner, people.slice(0, 4));
  const { token } = await chat.client.createInvite({ roomId: room.id }, owner.as);
  const roomId = room.id;
  const settled = await Promise.allSettled([
    ...people.flatMap((person, i) => [
      (i % 2 ? chat : other).client.joinByInvite({ token }, person.as),
      (i % 2 ? other : chat).client.joinByInvite({ token }, person.as),
    ]),
    ...people.slice(0, 2).map((person) => other.client.leaveRoom({ roomId }, person.as)),
    chat.client.renameGroup({ roomId, name: 'Busy' }, owner.as),
    other.client.addMembers({ roomId, userIds: people.map(({ id }) => id) }, owner.as),
    other.client.leaveRoom({ roomId }, owner.as),
  ]);
  // Whoever was refused was not in charge any more when their turn came.
  for (const result of settled) {
    if (result.status === 'rejected') expect(result.reason.metadata.get('error-code')[0]).toBe('CHAT_ROOM_NOT_FOUND');
  }
  expect(await chat.stored('memberships').countDocuments({ roomId, state: 'joined', role: 'owner' })).toBe(1);
  await isWhole(roomId);
  for (const { id } of people) {
    const rooms = await chat.stored('memberships').countDocuments({ userId: id, state: { $in: ['joined', 'asked'] } });
    expect(await chat.stored('people').findOne({ _id: id })).toMatchObject({ roomCount: rooms });
  }
});

it('pages members and rooms without leaving out or repeating any', async () => {
  const owner = await chat.person();
  const people = await chat.people(6);
  const first = await chat.group(owner, people, 'First');
  const second = await chat.group(owner, people.slice(0, 1), 'Second');
  const third = await chat.group(owner, people.slice(0, 1), 'Third');
  await chat.client.renameGroup({ roomId: first.id, name: 'First again' }, owner.as);
  const names: string[] = [];
  for (let cursor = '', more = true; more; ) {
    const page = await chat.client.listRooms({ limit: 2, cursor }, owner.as);
    names.push(...page.rooms.map(({ name }) => name));
    [cursor, more] = [page.endCursor, page.hasNextPage];
  }
  expect(names).toEqual(['First again', third.name, second.name]);
  const ids: string[] = [];
  for (let cursor = '', more = true; more; ) {
    const page = await chat.client.listMembers({ roomId: first.id, limit: 3, cursor }, owner.as);
    ids.push(...page.members.map(({ userId }) => userId));
    [cursor, more] = [page.endCursor, page.hasNextPage];
  }
  expect(ids[0]).toBe(owner.id);
  expect(ids.slice().sort()).toEqual([owner, ...people].map(({ id }) => id).sort());
  const wrong = (await chat.client.listMembers({ roomId: first.id, limit: 1 }, owner.as)).endCursor;
  expect(await refusal(chat.client.listRooms({ cursor: wrong }, owner.as))).toMatchObject({
    code: 'CHAT_CURSOR_INVALID',
  });
  expect(await refusal(chat.client.listRooms({ limit: 101 }, owner.as))).toMatchObject({ code: 'CHAT_LIMIT_INVALID' });
});

it('asks as much for a page of rooms as for one', async () => {
  const owner = await chat.person();
  const people = await chat.people(4);
  for (const person of people) {
    await chat.direct(owner, person);
    await chat.group(owner, [person]);
  }
  const list = (limit: number) => chat.queries(() => chat.client.listRooms({ limit }, owner.as));
  const asked = chat.feed.asked;
  const one = await list(1);
  const all = await list(8);
  expect(all.filter((query) => query.startsWith('find')).length).toBeLessThanOrEqual(6);
  expect(all.length).toBeLessThanOrEqual(one.length + 2);
  expect(chat.feed.asked - asked).toBeLessThanOrEqual(2);
});

it('mutes a room for a time, for good, and not any more', async () => {
  const [owner, member] = await three();
  const room = await chat.group(owner, [member]);
  const mute = (until?: Date) => chat.client.muteRoom({ roomId: room.id, until }, member.as);
  const forever = new Date('9999-12-31T00:00:00.000Z');
  expect(await chat.client.countUnread({}, member.as)).toMatchObject({ rooms: 1 });
  expect((await mute(forever)).room?.mutedUntil).toEqual(forever);
  expect(await chat.client.countUnread({}, member.as)).toMatchObject({ rooms: 0 });
  expect((await chat.told(member.id)).at(-1)?.data).toMatchObject({ change: { kind: 'KIND_MUTED', roomId: room.id } });
  expect((await mute()).room?.mutedUntil).toBeUndefined();
  expect(await refusal(mute(new Date(Date.now() - 1000)))).toMatchObject({ code: 'CHAT_MUTE_INVALID', field: 'until' });
  expect(await refusal(chat.client.muteRoom({ roomId: uuidv7() }, member.as))).toMatchObject({
    code: 'CHAT_ROOM_NOT_FOUND',
  });
  expect((await chat.room(owner, room.id))?.mutedUntil).toBeUndefined();
});

it('ends groups at 1,000 people and people at 500 rooms', async () => {
  const [owner, fan, late] = await three();
  const room = await chat.group(owner, [fan]);
  await chat.stored('rooms').updateOne({ _id: room.id }, { $set: { placeCount: 999 } });
  const { token } = await chat.client.createInvite({ roomId: room.id }, owner.as);
  const settled = await Promise.allSettled(
    [late, ...(await chat.people(3))].map((person, i) =>
      (i % 2 ? chat : other).client.joinByInvite({ token }, person.as),
    ),
  );
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await chat.stored('memberships').countDocuments({ roomId: room.id })).toBe(3);
  const next = await chat.person();
  expect(await refusal(chat.client.joinByInvite({ token }, next.as))).toMatchObject({ code: 'CHAT_ROOM_FULL' });
  expect(await refusal(chat.client.addMembers({ roomId: room.id, userIds: [next.id] }, owner.as))).toMatchObject({
    code: 'CHAT_ROOM_FULL',
  });
  await chat.stored('people').updateOne({ _id: owner.id }, { $set: { roomCount: 500 } });
  expect(await refusal(chat.client.openDirectRoom({ userId: next.id }, owner.as))).toMatchObject({
    code: 'CHAT_ROOMS_LIMIT',
    kind: 'wrong_state',
  });
});
