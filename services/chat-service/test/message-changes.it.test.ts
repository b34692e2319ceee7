import { randomUUID } from 'node:crypto';
import { chatV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

const { MessageUpdate_Kind: Kind } = chatV1;

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

let owner: TestPerson;
let member: TestPerson;
let reader: TestPerson;
let roomId: string;
beforeEach(async () => {
  [owner, member, reader] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  roomId = (await chat.group(owner, [member, reader])).id;
});

const edit = (by: TestPerson, messageId: string, content: string) =>
  chat.client.editMessage({ roomId, messageId, content }, by.as);
const remove = (by: TestPerson, messageId: string) => chat.client.deleteMessage({ roomId, messageId }, by.as);
const react = (by: TestPerson, messageId: string, emoji: string, on = true) =>
  chat.client.reactToMessage({ roomId, messageId, emoji, on }, by.as);
const last = async () => present((await chat.told(roomId)).at(-1));

it('edits one’s own message for everybody, marked, once for each change', async () => {
  const message = await chat.send(member, roomId, 'frist');
  const { message: edited } = await edit(member, message.id, 'first, see https://example.org');
  expect(edited).toMatchObject({ id: message.id, seq: message.seq, content: 'first, see https://example.org' });
  expect(edited?.editedAt).toBeInstanceOf(Date);
  expect(edited?.facets).toHaveLength(1);
  expect((await chat.messages(reader, roomId)).at(-1)).toEqual(edited);
  const event = await last();
  expect(event).toMatchObject({
    type: 'message.updated',
    data: { update: { kind: 'KIND_EDITED', userId: member.id, message: { id: message.id } } },
  });
  const before = await chat.emitted(roomId);
  expect((await edit(member, message.id, ' first, see https://example.org ')).message).toEqual(edited);
  expect(await chat.emitted(roomId)).toEqual(before);
});

it('refuses edits that are not the author’s, too late, too many, or of what is gone', async () => {
  const message = await chat.send(member, roomId);
  expect(await refusal(edit(owner, message.id, 'x'))).toMatchObject({ code: 'CHAT_NOT_MESSAGE_AUTHOR' });
  expect(await refusal(edit(member, message.id, ''))).toMatchObject({ code: 'CHAT_MESSAGE_EMPTY' });
  expect(await refusal(edit(member, randomUUID(), 'x'))).toMatchObject({ code: 'CHAT_MESSAGE_NOT_FOUND' });
  for (let i = 1; i <= LIMITS.messageEditsMax; i++) await edit(member, message.id, `edit ${i}`);
  expect(await refusal(edit(member, message.id, 'once more'))).toMatchObject({ code: 'CHAT_EDITS_LIMIT' });
  const old = await chat.send(member, roomId);
  const at = new Date(Date.now() - (LIMITS.messageEditHours * 3600 + 60) * 1000);
  await chat.stored('messages').updateOne({ _id: old.id }, { $set: { createdAt: at } });
  expect(await refusal(edit(member, old.id, 'x'))).toMatchObject({ code: 'CHAT_EDIT_TOO_LATE' });
  await remove(member, old.id);
  expect(await refusal(edit(member, old.id, 'x'))).toMatchObject({ code: 'CHAT_MESSAGE_DELETED' });
});

it('leaves of a deleted message only its place, for everybody, once', async () => {
  const message = await chat.send(member, roomId, 'never mind');
  await react(reader, message.id, '👍');
  const { message: tombstone } = await remove(member, message.id);
  expect(tombstone).toMatchObject({
    id: message.id,
    seq: message.seq,
    authorId: member.id,
    content: '',
    deleted: true,
    reactions: [],
  });
  expect((await chat.messages(reader, roomId)).at(-1)).toEqual(tombstone);
  expect(await last()).toMatchObject({
    type: 'message.deleted',
    data: { removal: { messageId: message.id, messageSeq: message.seq, byId: member.id } },
  });
  const before = await chat.emitted(roomId);
  expect((await remove(member, message.id)).message).toEqual(tombstone);
  expect(await chat.emitted(roomId)).toEqual(before);
  const stored = await chat.stored('messages').findOne({ _id: message.id });
  expect(JSON.stringify(stored)).not.toContain('never mind');
  expect(await chat.stored('reactions').countDocuments({ messageId: message.id })).toBe(0);
});

it('lets owners and admins of a group delete others’ messages, and nobody else', async () => {
  const message = await chat.send(member, roomId);
  expect(await refusal(remove(reader, message.id))).toMatchObject({ code: 'CHAT_NOT_MESSAGE_AUTHOR' });
  expect((await remove(owner, message.id)).message).toMatchObject({ deleted: true, authorId: member.id });
  const [notice] = await chat.messages(owner, roomId);
  expect(await refusal(remove(owner, present(notice).id))).toMatchObject({ code: 'CHAT_MESSAGE_NOT_FOUND' });
});

it('counts each person’s emoji once, whoever gives them at once, and takes them back', async () => {
  const message = await chat.send(member, roomId);
  await Promise.all(
    [owner, member, reader].flatMap((person) =>
      [chat, other].map(({ client }) =>
        client.reactToMessage({ roomId, messageId: message.id, emoji: '👍', on: true }, person.as),
      ),
    ),
  );
  const [reaction] = present((await chat.messages(reader, roomId)).at(-1)).reactions;
  expect(reaction).toMatchObject({ emoji: '👍', count: 3 });
  expect([...present(reaction).userIds].sort()).toEqual([owner.id, member.id, reader.id].sort());
  const updates = (await chat.told(roomId)).filter(({ type }) => type === 'message.updated');
  expect(updates.map(({ data }) => data.update.kind)).toEqual(Array.from({ length: 3 }, () => 'KIND_REACTED'));
  const { message: after } = await react(owner, message.id, '👍', false);
  expect(after?.reactions).toMatchObject([{ emoji: '👍', count: 2 }]);
  expect(after?.reactions[0]?.userIds).not.toContain(owner.id);
  await react(owner, message.id, '👍', false);
  expect((await chat.told(roomId)).filter(({ type }) => type === 'message.updated')).toHaveLength(4);
  expect(chatV1.messageUpdate_KindFromJSON((await last()).data.update.kind)).toBe(Kind.KIND_UNREACTED);
});

it('names the first twenty who reacted, and the next when one of them takes it back', async () => {
  const message = await chat.send(member, roomId);
  const people = await chat.people(22);
  const ids = people.map(({ id }) => id);
  const reactions = ids.map((userId, i) => ({
    _id: `${message.id}:${userId}:🎉`,
    messageId: message.id,
    roomId,
    userId,
    emoji: '🎉',
    seq: i + 1,
  }));
  await chat.stored('reactions').insertMany(reactions);
  const counted = { reactions: [{ emoji: '🎉', count: 22, userIds: ids.slice(0, 20) }] };
  await chat.stored('messages').updateOne({ _id: message.id }, { $set: counted });
  const first = present(people[0]);
  await chat.client.addMembers({ roomId, userIds: [first.id] }, owner.as);
  await chat.client.answerRequest({ roomId, accept: true }, first.as);
  // Who came later sees nothing of what was before, so nothing can be done with it.
  expect(await refusal(react(first, message.id, '🎉', false))).toMatchObject({ code: 'CHAT_MESSAGE_NOT_FOUND' });
  await chat.stored('memberships').updateOne({ _id: `${roomId}:${first.id}` }, { $set: { firstSeq: 1 } });
  const { message: after } = await react(first, message.id, '🎉', false);
  expect(after?.reactions).toEqual([{ emoji: '🎉', count: 21, userIds: ids.slice(1, 21) }]);
});

it('refuses what is no emoji, and reactions to what is not there', async () => {
  const message = await chat.send(member, roomId);
  expect(await refusal(react(owner, message.id, 'ok'))).toMatchObject({ code: 'CHAT_EMOJI_INVALID' });
  expect(await refusal(react(owner, randomUUID(), '👍'))).toMatchObject({ code: 'CHAT_MESSAGE_NOT_FOUND' });
  await remove(member, message.id);
  expect(await refusal(react(owner, message.id, '👍'))).toMatchObject({ code: 'CHAT_MESSAGE_DELETED' });
  const stranger = await chat.person();
  expect(await refusal(react(stranger, message.id, '👍'))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
});

it('lets nothing reach across a block, but one’s own words be deleted', async () => {
  const message = await chat.send(member, roomId);
  await chat.block(reader, member);
  expect(await refusal(react(reader, message.id, '👍'))).toMatchObject({ code: 'CHAT_MESSAGE_NOT_FOUND' });
  chat.feed.follow(reader.id, owner.id);
  const direct = await chat.direct(owner, reader);
  const said = await chat.send(owner, direct.id, 'hello');
  await chat.block(reader, owner);
  const messageId = said.id;
  const editing = chat.client.editMessage({ roomId: direct.id, messageId, content: 'still here' }, owner.as);
  expect(await refusal(editing)).toMatchObject({ code: 'CHAT_PERSON_UNREACHABLE' });
  // What was said in a room of two stays readable.
  expect((await chat.messages(reader, direct.id)).map(({ content }) => content)).toEqual(['hello']);
  const { message: gone } = await chat.client.deleteMessage({ roomId: direct.id, messageId }, owner.as);
  expect(gone?.deleted).toBe(true);
});
