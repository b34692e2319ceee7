import { randomUUID } from 'node:crypto';
import { MongoStore, WriteLanes } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import type { CommandStartedEvent } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ErasePerson } from '../src/people/erase-person.use-case.js';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

let fixture: ChatFixture;
beforeAll(async () => {
  fixture = await ChatFixture.start();
});
afterAll(() => fixture?.stop());

const pair = async () => (await fixture.people(2)) as [TestPerson, TestPerson];
const react = (person: TestPerson, roomId: string, messageId: string) =>
  fixture.client.reactToMessage({ roomId, messageId, emoji: '🙂', on: true }, person.as);

/** Resolves when the service has read so many times from a collection since this was called. */
function reads(collection: string, count: number): Promise<unknown> {
  let seen = 0;
  const { client } = fixture.get(MongoStore);
  const note = ({ commandName, command }: CommandStartedEvent) => {
    if (commandName === 'find' && command.find === collection) seen++;
  };
  client.on('commandStarted', note);
  return untilTrue(() => seen >= count).finally(() => client.off('commandStarted', note));
}

it('changes nothing for somebody who was taken out while their change waited for its turn', async () => {
  const [owner, member] = await pair();
  const { id: roomId } = await fixture.group(owner, [member]);
  const { id: messageId } = await fixture.send(member, roomId, 'as it was');
  const numbers = await fixture.numbers(`room:${roomId}`);
  const refused = await fixture.get(WriteLanes).run([`room:${roomId}`], async () => {
    // They look at the membership, then at the message, and wait.
    const looked = reads('messages', 2);
    const edit = { roomId, messageId, content: 'after they were gone', mentions: [] };
    const changes = [refusal(fixture.client.editMessage(edit, member.as)), refusal(react(member, roomId, messageId))];
    await looked;
    await fixture.stored('memberships').updateOne({ _id: `${roomId}:${member.id}` }, { $set: { state: 'left' } });
    return changes;
  });
  expect((await Promise.all(refused)).map(({ code }) => code)).toEqual(['CHAT_ROOM_NOT_FOUND', 'CHAT_ROOM_NOT_FOUND']);
  expect(await fixture.numbers(`room:${roomId}`)).toEqual(numbers);
});

it('leaves nothing of what somebody wrote while they were being erased', async () => {
  const [gone, stays] = await pair();
  const { id: roomId } = await fixture.group(stays, [gone]);
  await fixture.send(gone, roomId, 'before');
  const erased = await fixture.get(WriteLanes).run([`room:${roomId}`], async () => {
    const erasing = fixture.get(ErasePerson).run(gone.id);
    const sending = Array.from({ length: 20 }, (_, at) => fixture.send(gone, roomId, `meanwhile ${at}`));
    return { done: Promise.all([erasing, Promise.allSettled(sending)]) };
  });
  await erased.done;
  const { messages } = await fixture.client.listMessages({ roomId, limit: 100 }, stays.as);
  const theirs = messages.filter(({ authorId, notice }) => authorId === gone.id && !notice);
  expect(theirs.length).toBeGreaterThan(0);
  expect(theirs.map(({ content, deleted }) => [content, deleted])).toEqual(theirs.map(() => ['', true]));
});

it('shows a list’s last message as the room does: with what it answers, without the reactions of who is hidden', async () => {
  const [owner, member] = await pair();
  const blocked = await fixture.person();
  const { id: roomId } = await fixture.group(owner, [member, blocked]);
  const first = await fixture.send(owner, roomId, 'a question');
  const answer = { roomId, content: 'an answer', clientId: randomUUID(), replyToId: first.id };
  const { id } = present((await fixture.client.sendMessage(answer, member.as)).message);
  await react(blocked, roomId, id);
  await fixture.block(owner, blocked);
  const last = (await fixture.room(owner, roomId))?.lastMessage;
  const { messages } = await fixture.client.listMessages({ roomId, limit: 1 }, owner.as);
  expect(last).toMatchObject({ id, replyTo: { excerpt: 'a question', deleted: false }, reactions: [] });
  expect(last).toEqual(messages[0]);
});
