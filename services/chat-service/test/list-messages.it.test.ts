import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A group with messages numbered 2 to `last`, written a minute apart from `from` on, as if long ago; the first is a notice. */
async function historic(last: number, from: Date, everyMs = MINUTE_MS) {
  const [owner, member, later] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [member]);
  const at = (seq: number) => new Date(from.getTime() + (seq - 1) * everyMs);
  const written = Array.from({ length: last - 1 }, (_, i) => i + 2).map((seq) => ({
    _id: `${roomId.slice(0, -6)}${seq.toString().padStart(6, '0')}`,
    roomId,
    seq,
    bucket: Math.floor(at(seq).getTime() / DAY_MS),
    authorId: seq % 2 ? owner.id : member.id,
    clientId: `${seq}`,
    content: `${seq}`,
    facets: [],
    attachments: [],
    reactions: [],
    createdAt: at(seq),
    edits: 0,
  }));
  const first = { createdAt: at(1), bucket: Math.floor(at(1).getTime() / DAY_MS) };
  await chat.stored('messages').updateOne({ roomId, seq: 1 }, { $set: first });
  await chat.stored('messages').insertMany(written);
  await chat.stored('rooms').updateOne({ _id: roomId }, { $set: { messageSeq: last } });
  return { owner, member, later, roomId, at };
}

const seqsOf = ({ messages }: chatV1.ListMessagesResponse) => messages.map(({ seq }) => seq);
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

it('walks a room by pages both ways, and says where it stood', async () => {
  const { owner, roomId } = await historic(23, new Date('2026-01-01T00:00:00Z'));
  const newest = await chat.client.listMessages({ roomId, limit: 10 }, owner.as);
  expect(seqsOf(newest)).toEqual(span(14, 23));
  expect(newest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  const { position } = present(await chat.room(owner, roomId));
  expect(newest.position).toEqual(position);
  const before = present(newest.pageInfo).startCursor;
  const older = await chat.client.listMessages({ roomId, limit: 10, before }, owner.as);
  expect(seqsOf(older)).toEqual(span(4, 13));
  const oldest = await chat.client.listMessages(
    { roomId, limit: 10, before: present(older.pageInfo).startCursor },
    owner.as,
  );
  expect(seqsOf(oldest)).toEqual(span(1, 3));
  expect(oldest.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  const after = present(oldest.pageInfo).endCursor;
  expect(seqsOf(await chat.client.listMessages({ roomId, limit: 10, after }, owner.as))).toEqual(span(4, 13));
  const end = present(newest.pageInfo).endCursor;
  const nothing = await chat.client.listMessages({ roomId, after: end }, owner.as);
  expect(nothing.messages).toEqual([]);
  expect(nothing.pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false, startCursor: '', endCursor: '' });
});

it('opens a page around a number, and around the first message at or after a moment', async () => {
  const from = new Date('2026-01-30T23:30:00Z');
  const { owner, roomId, at } = await historic(60, from);
  const around = (request: object) => chat.client.listMessages({ roomId, limit: 5, ...request }, owner.as);
  expect(seqsOf(await around({ aroundSeq: 30 }))).toEqual(span(28, 32));
  expect(seqsOf(await around({ aroundSeq: 1 }))).toEqual(span(1, 5));
  expect(seqsOf(await around({ aroundSeq: 999 }))).toEqual(span(56, 60));
  // Across midnight and within days, on a message and between two.
  for (const seq of [2, 15, 30, 31, 32, 45, 60]) {
    for (const early of [0, MINUTE_MS / 2]) {
      const page = await around({ limit: 1, aroundTime: new Date(at(seq).getTime() - early) });
      expect(seqsOf(page)).toEqual([seq]);
    }
  }
  expect(seqsOf(await around({ aroundTime: new Date('2020-01-01') }))).toEqual(span(1, 5));
  expect(seqsOf(await around({ aroundTime: new Date('2027-01-01') }))).toEqual(span(56, 60));
});

it('finds a moment among days without messages', async () => {
  const { owner, roomId, at } = await historic(8, new Date('2026-02-01T12:00:00Z'), 5 * DAY_MS);
  for (const seq of [1, 2, 5, 8]) {
    const aroundTime = new Date(at(seq).getTime() - 2 * DAY_MS);
    expect(seqsOf(await chat.client.listMessages({ roomId, limit: 1, aroundTime }, owner.as))).toEqual([seq]);
  }
});

it('shows who came later what was written since', async () => {
  const { owner, later, roomId } = await historic(10, new Date('2026-01-01T00:00:00Z'));
  chat.feed.follow(later.id, owner.id);
  await chat.client.addMembers({ roomId, userIds: [later.id] }, owner.as);
  await chat.send(owner, roomId, 'welcome');
  const first = present(await chat.room(later, roomId)).firstSeq;
  expect(first).toBeGreaterThan(10);
  const page = await chat.client.listMessages({ roomId, aroundSeq: 3 }, later.as);
  expect(seqsOf(page).at(0)).toBe(first);
  expect(page.messages.at(-1)?.content).toBe('welcome');
  expect(page.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: false });
});

it('leaves of what somebody blocked said in a group only the place, and what is answered or given by them nothing', async () => {
  const [owner, blocked, reader] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [blocked, reader]);
  const hidden = await chat.send(blocked, roomId, 'you cannot see this');
  const seen = await chat.send(owner, roomId, 'you can see this');
  for (const person of [blocked, owner]) {
    const reaction = { roomId, messageId: seen.id, emoji: '👍', on: true };
    await chat.client.reactToMessage(reaction, person.as);
  }
  await chat.block(reader, blocked);
  const [place, open] = (await chat.messages(reader, roomId)).slice(-2);
  expect(place).toEqual({
    ...hidden,
    content: '',
    clientId: hidden.clientId,
    hidden: true,
  });
  expect(open).toMatchObject({
    content: 'you can see this',
    hidden: false,
    reactions: [{ emoji: '👍', count: 1, userIds: [owner.id] }],
  });
  // Both ways, and nobody else.
  const mine = await chat.send(reader, roomId, 'nor this');
  expect((await chat.messages(blocked, roomId)).at(-1)).toMatchObject({ id: mine.id, content: '', hidden: true });
  expect((await chat.messages(owner, roomId)).at(-1)).toMatchObject({ content: 'nor this', hidden: false });
});

it('asks as much for a page of a hundred as for one', async () => {
  const { owner, roomId } = await historic(120, new Date('2026-01-01T00:00:00Z'));
  const one = await chat.queries(() => chat.client.listMessages({ roomId, limit: 1 }, owner.as));
  const many = await chat.queries(() => chat.client.listMessages({ roomId, limit: 100 }, owner.as));
  expect(many).toEqual([...new Set([...one, 'find blocks'])].sort());
  expect(many.length).toBeLessThanOrEqual(4);
});

it('refuses rooms, limits, places and cursors that are none', async () => {
  const { owner, later, roomId } = await historic(3, new Date('2026-01-01T00:00:00Z'));
  const list = (request: object, as = owner.as) => refusal(chat.client.listMessages({ roomId, ...request }, as));
  expect(await list({}, later.as)).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  for (const limit of [-1, 101]) expect(await list({ limit })).toMatchObject({ code: 'CHAT_LIMIT_INVALID' });
  expect(await list({ before: 'x' })).toEqual({ code: 'CHAT_CURSOR_INVALID', kind: 'invalid', field: 'before' });
  expect(await list({ aroundSeq: 1, aroundTime: new Date() })).toMatchObject({ code: 'CHAT_PLACE_INVALID' });
  expect(await list({ aroundSeq: -1 })).toMatchObject({ code: 'CHAT_PLACE_INVALID' });
  const other = await historic(3, new Date('2026-01-01T00:00:00Z'));
  const page = await chat.client.listMessages({ roomId: other.roomId }, other.owner.as);
  expect(await list({ after: page.pageInfo?.startCursor })).toMatchObject({ code: 'CHAT_CURSOR_INVALID' });
});
