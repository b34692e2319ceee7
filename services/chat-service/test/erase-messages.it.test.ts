import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ErasePerson } from '../src/people/erase-person.use-case.js';
import { ChatFixture, present, type TestPerson } from './chat-service.fixture.js';

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

it('leaves of an erased person’s words the places, everywhere, and nothing that says what they were', async () => {
  const [gone, owner, member] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [gone, member]);
  chat.feed.follow(member.id, gone.id);
  const direct = await chat.direct(gone, member);
  const secret = 'something nobody else should keep';
  for (let i = 0; i < 3; i++) await chat.send(gone, roomId, `${secret} ${i}`);
  await chat.send(gone, direct.id, secret);
  const mediaId = chat.media.ready(gone.id);
  const attached = { roomId, clientId: randomUUID(), attachments: [{ mediaId, alt: secret }] };
  const { message: picture } = await chat.client.sendMessage(attached, gone.as);
  const kept = await chat.send(owner, roomId, 'kept');
  const answer = { roomId, clientId: randomUUID(), content: 'answers', replyToId: present(picture).id };
  await chat.client.sendMessage(answer, owner.as);
  for (const person of [gone, member]) {
    await chat.client.reactToMessage({ roomId, messageId: kept.id, emoji: '👍', on: true }, person.as);
  }
  const before = await chat.messages(owner, roomId);

  await chat.get(ErasePerson).run(gone.id);

  const after = await chat.messages(owner, roomId);
  expect(after.slice(0, before.length).map(({ id, seq }) => [id, seq])).toEqual(before.map(({ id, seq }) => [id, seq]));
  const theirs = after.filter(({ authorId, notice }) => authorId === gone.id && !notice);
  expect(theirs).toHaveLength(4);
  for (const message of theirs) expect(message).toMatchObject({ deleted: true, content: '', attachments: [] });
  expect(after.find(({ id }) => id === kept.id)?.reactions).toEqual([{ emoji: '👍', count: 1, userIds: [member.id] }]);
  expect(after.find(({ content }) => content === 'answers')?.replyTo).toMatchObject({ deleted: true, excerpt: '' });
  expect((await chat.messages(member, direct.id)).map(({ deleted }) => deleted)).toEqual([true]);
  expect((await chat.told(present(picture).id)).at(-1)).toMatchObject({
    type: 'message.detached',
    data: { mediaIds: [mediaId] },
  });
  for (const name of ['messages', 'reactions', 'channel_log', 'memberships', 'people']) {
    expect(JSON.stringify(await chat.stored(name).find().toArray())).not.toContain(secret);
  }
  expect(await chat.stored('reactions').countDocuments({ userId: gone.id })).toBe(0);
  const room = await chat.stored('rooms').findOne({ _id: roomId });
  const numbers = await chat.numbers(`room:${roomId}`);
  expect(numbers).toEqual(Array.from({ length: room?.channelSeq }, (_, i) => i + 1));

  const emitted = await chat.emitted(roomId);
  await chat.get(ErasePerson).run(gone.id);
  expect(await chat.emitted(roomId)).toEqual(emitted);
});

it('erases more than a batch, also when it was stopped half-way', async () => {
  const [gone, owner] = (await chat.people(2)) as [TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [gone]);
  const first = await chat.send(gone, roomId);
  const stored = present((await chat.stored('messages').findOne({ _id: first.id })) ?? undefined);
  const more = Array.from({ length: 120 }, (_, i) => ({
    ...stored,
    _id: `${first.id.slice(0, -4)}${(i + 1000).toString()}`,
    seq: first.seq + 1 + i,
    clientId: randomUUID(),
    ...(i % 2 && { content: '', deletedAt: new Date() }),
  }));
  await chat.stored('messages').insertMany(more);
  await chat.stored('rooms').updateOne({ _id: roomId }, { $set: { messageSeq: first.seq + 120 } });
  await chat.get(ErasePerson).run(gone.id);
  const left = { authorId: gone.id, deletedAt: { $exists: false }, notice: { $exists: false } };
  expect(await chat.stored('messages').countDocuments(left)).toBe(0);
  expect((await chat.emitted(roomId)).filter((type) => type === 'message.deleted')).toHaveLength(61);
}, 60_000);
