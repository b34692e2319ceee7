import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

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

const three = async () => (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
const actorOf = ({ id: userId, sessionId }: TestPerson) => ({ userId, sessionId });
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** A room's messages and channel are counted without gaps, and its log, its events and its document agree. */
async function expectWhole(roomId: string): Promise<void> {
  const room = await chat.stored('rooms').findOne({ _id: roomId });
  const messages = await chat.stored('messages').find({ roomId }).sort({ seq: 1 }).toArray();
  expect(messages.map(({ seq }) => seq)).toEqual(upTo(room?.messageSeq));
  expect(await chat.numbers(`room:${roomId}`)).toEqual(upTo(room?.channelSeq));
  const told = (await chat.told(roomId)).filter(({ data }) => data.seq !== undefined);
  expect(told.map(({ data }) => data.seq)).toEqual(upTo(room?.channelSeq));
  const times = messages.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
}

it('writes a message with its number, event and log, and answers it as everybody sees it', async () => {
  const [owner, member] = await three();
  const { id: roomId } = await chat.group(owner, [member]);
  const clientId = randomUUID();
  const content = 'See https://example.org, @Kim';
  const mentions = [{ start: 25, end: 29, userId: member.id }];
  const { message } = await chat.client.sendMessage({ roomId, clientId, content, mentions }, owner.as);
  expect(message).toMatchObject({
    roomId,
    seq: 2,
    clientId,
    authorId: owner.id,
    content,
    facets: [
      { start: 4, end: 23, link: 'https://example.org' },
      { start: 25, end: 29, mention: member.id },
    ],
    attachments: [],
    reactions: [],
    deleted: false,
    hidden: false,
  });
  expect((await chat.messages(member, roomId)).at(-1)).toEqual(message);
  const event = (await chat.told(roomId)).at(-1);
  expect(event).toMatchObject({
    type: 'message.created',
    data: { roomId, message: { id: message?.id, seq: 2 }, notifyIds: [member.id] },
  });
  expect(event?.data.askedIds ?? []).toEqual([]);
  expect(await chat.stored('memberships').findOne({ _id: `${roomId}:${owner.id}` })).toMatchObject({ readSeq: 2 });
  await expectWhole(roomId);
});

it('makes one message of a send that is repeated at once, through two processes', async () => {
  const [owner, member] = await three();
  const { id: roomId } = await chat.group(owner, [member]);
  const gateway = await chat.service('ws-gateway');
  for (let round = 0; round < 3; round++) {
    const request = { actor: actorOf(owner), roomId, clientId: randomUUID(), content: `round ${round}` };
    const answers = await Promise.all(upTo(50).map((i) => (i % 2 ? chat : other).client.sendMessage(request, gateway)));
    expect(new Set(answers.map(({ message }) => `${message?.id} ${message?.seq}`)).size).toBe(1);
  }
  expect((await chat.messages(owner, roomId)).map(({ content }) => content)).toEqual([
    '',
    'round 0',
    'round 1',
    'round 2',
  ]);
  await expectWhole(roomId);
});

it('counts without gaps what many send at once, through two processes', async () => {
  const people = await chat.people(5);
  const [owner, ...others] = people as [TestPerson, ...TestPerson[]];
  const { id: roomId } = await chat.group(owner, others);
  const { messageSeq } = present((await chat.stored('rooms').findOne({ _id: roomId })) ?? undefined);
  const gateway = await chat.service('ws-gateway');
  const sends = upTo(50).map((i) => {
    const actor = actorOf(people[i % people.length] as TestPerson);
    const client = (i % 2 ? chat : other).client;
    return client.sendMessage({ actor, roomId, clientId: randomUUID(), content: `${i}` }, gateway);
  });
  const seqs = (await Promise.all(sends)).map(({ message }) => present(message).seq);
  expect(seqs.sort((a, b) => a - b)).toEqual(upTo(50).map((i) => messageSeq + i));
  await expectWhole(roomId);
});

it('keeps people’s client ids apart, also where they are the same', async () => {
  const [owner, member] = await three();
  const { id: roomId } = await chat.group(owner, [member]);
  const clientId = randomUUID();
  const sends = [owner, member].map(({ as }) => chat.client.sendMessage({ roomId, clientId, content: 'x' }, as));
  const [one, two] = await Promise.all(sends);
  expect(one?.message?.id).not.toBe(two?.message?.id);
  const elsewhere = await chat.group(owner, [member]);
  const again = await chat.client.sendMessage({ roomId: elsewhere.id, clientId, content: 'y' }, owner.as);
  expect(again.message).toMatchObject({ content: 'y', roomId: elsewhere.id });
});

it('answers a message, shown as that is now', async () => {
  const [owner, member, blocker] = await three();
  const { id: roomId } = await chat.group(owner, [member, blocker]);
  const asked = await chat.send(member, roomId, `Which\npath? ${'x'.repeat(200)}`);
  const reply = { roomId, content: 'The left one', replyToId: asked.id };
  const answer = await chat.client.sendMessage({ ...reply, clientId: randomUUID() }, owner.as);
  const place = { messageId: asked.id, seq: asked.seq, authorId: member.id };
  const excerpt = `Which path? ${'x'.repeat(128)}`;
  expect(answer.message?.replyTo).toEqual({ ...place, excerpt, deleted: false, hasAttachments: false });
  await chat.block(blocker, member);
  const seen = (await chat.messages(blocker, roomId)).at(-1);
  expect(seen?.replyTo).toEqual({ ...place, excerpt: '', deleted: false, hasAttachments: false });
  await chat.client.deleteMessage({ roomId, messageId: asked.id }, member.as);
  const after = (await chat.messages(owner, roomId)).at(-1);
  expect(after?.replyTo).toEqual({ ...place, excerpt: '', deleted: true, hasAttachments: false });
  const again = chat.client.sendMessage({ ...reply, clientId: randomUUID() }, owner.as);
  expect(await refusal(again)).toEqual({ code: 'CHAT_REPLY_NOT_FOUND', kind: 'not_found', field: 'replyToId' });
});

it('refuses what cannot be said, and writes nothing', async () => {
  const [owner, member, stranger] = await three();
  const { id: roomId } = await chat.group(owner, [member]);
  const elsewhere = await chat.group(owner, [member]);
  const foreign = await chat.send(owner, elsewhere.id);
  const [notice] = await chat.messages(owner, roomId);
  const mention = { start: 0, end: 2, userId: stranger.id };
  const cases = [
    [{ content: '' }, 'CHAT_MESSAGE_EMPTY'],
    [{ content: ' \u200b\n' }, 'CHAT_MESSAGE_EMPTY'],
    [{ content: 'x'.repeat(LIMITS.messageMax + 1) }, 'CHAT_MESSAGE_TOO_LONG'],
    [{ content: 'a\u0000b' }, 'CHAT_MESSAGE_CHARACTER_INVALID'],
    [{ content: '@a', mentions: [mention] }, 'CHAT_MENTION_NOT_MEMBER'],
    [{ content: 'ab', mentions: [mention] }, 'CHAT_MENTION_INVALID'],
    [{ content: 'x', replyToId: foreign.id }, 'CHAT_REPLY_NOT_FOUND'],
    [{ content: 'x', replyToId: present(notice).id }, 'CHAT_REPLY_NOT_FOUND'],
    [{ content: 'x', replyToId: 'x' }, 'CHAT_ID_INVALID'],
    [{ content: 'x', clientId: 'x' }, 'CHAT_CLIENT_ID_INVALID'],
    [{ content: 'x', roomId: uuidv7() }, 'CHAT_ROOM_NOT_FOUND'],
  ] as const;
  const before = await chat.emitted(roomId);
  for (const [request, code] of cases) {
    const full = {
      roomId,
      clientId: randomUUID(),
      ...request,
      mentions: [...('mentions' in request ? request.mentions : [])],
    };
    expect(await refusal(chat.client.sendMessage(full, owner.as))).toMatchObject({ code });
  }
  const uninvited = { roomId, clientId: randomUUID(), content: 'x' };
  expect(await refusal(chat.client.sendMessage(uninvited, stranger.as))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  expect(await chat.emitted(roomId)).toEqual(before);
});

it('lets ws-gateway send for the person and session it names, and no other service for anybody', async () => {
  const [owner, member] = await three();
  const { id: roomId } = await chat.group(owner, [member]);
  const request = { roomId, clientId: randomUUID(), content: 'by socket' };
  const actor = { userId: member.id, sessionId: member.sessionId };
  const { message } = await chat.client.sendMessage({ ...request, actor }, await chat.service('ws-gateway'));
  expect(message).toMatchObject({ authorId: member.id, content: 'by socket' });
  // The same send by the person's own token is the same message.
  expect((await chat.client.sendMessage(request, member.as)).message).toEqual(message);
  for (const service of ['graphql-bff', 'media-service']) {
    const call = chat.client.sendMessage({ ...request, actor }, await chat.service(service));
    expect(await refusal(call)).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED' });
  }
  const forOther = chat.client.sendMessage({ ...request, actor }, owner.as);
  expect(await refusal(forOther)).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED' });
});

it('gives a repeated send’s message also after its sender’s room changed, and its tombstone after it was deleted', async () => {
  const [owner, member] = await three();
  const { id: roomId } = await chat.group(owner, [member]);
  const request = { roomId, clientId: randomUUID(), content: 'once' };
  const { message } = await chat.client.sendMessage(request, member.as);
  await chat.client.deleteMessage({ roomId, messageId: present(message).id }, owner.as);
  const again = await chat.client.sendMessage(request, member.as);
  expect(again.message).toMatchObject({ id: message?.id, seq: message?.seq, content: '', deleted: true });
  await expectWhole(roomId);
});

it('says whom a request’s message goes to and that they have not answered', async () => {
  const [sender, stranger, follower] = await three();
  const asked = await chat.direct(sender, stranger);
  await chat.send(sender, asked.id);
  const told = (await chat.told(asked.id)).filter(({ type }) => type === 'message.created');
  expect(told[0]?.data).toMatchObject({ notifyIds: [stranger.id], askedIds: [stranger.id] });
  await expectWhole(asked.id);
  chat.feed.follow(follower.id, sender.id);
  const free = await chat.direct(sender, follower);
  await chat.send(sender, free.id);
  const freely = (await chat.told(free.id)).find(({ type }) => type === 'message.created');
  expect(freely?.data.notifyIds).toEqual([follower.id]);
  expect(freely?.data.askedIds ?? []).toEqual([]);
  await expectWhole(free.id);
});
