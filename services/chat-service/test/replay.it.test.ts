import { chatV1 } from '@my-girok/proto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

let chat: ChatFixture;
let gateway: Awaited<ReturnType<ChatFixture['service']>>;
beforeAll(async () => {
  chat = await ChatFixture.start();
  gateway = await chat.service('ws-gateway');
});
afterAll(() => chat?.stop());

const replay = (userId: string, after: chatV1.Position, limit = 500) =>
  chat.client.replay({ userId, after, limit }, gateway);
const positionOf = async (person: TestPerson, roomId: string) =>
  present(present(await chat.room(person, roomId)).position);

/** Everything after a position, in pages of some size. */
async function replayAll(userId: string, after: chatV1.Position, limit: number): Promise<chatV1.ChannelEvent[]> {
  const events: chatV1.ChannelEvent[] = [];
  for (let seq = after.seq; ; ) {
    const page = await replay(userId, { ...after, seq }, limit);
    expect(page.recovered).toBe(true);
    expect(page.events.length).toBeLessThanOrEqual(limit);
    events.push(...page.events);
    if (!page.hasMore) return events;
    seq = present(page.events.at(-1)).seq;
  }
}

/** What a number shows somebody, by the message as a page shows it to them now; undefined: nothing. */
function expected(
  { type, data }: Awaited<ReturnType<ChatFixture['told']>>[number],
  shown: ReadonlyMap<string, chatV1.Message>,
  hidden: ReadonlySet<string>,
): Partial<chatV1.ChannelEvent> {
  const skipped = { skipped: true };
  if (type === 'message.created') {
    const message = shown.get(data.message.id);
    return message ? { messageCreated: message } : skipped;
  }
  if (type === 'message.updated') {
    const { kind, userId, emoji = '', message: told } = data.update;
    const message = shown.get(told.id);
    if (!message || message.hidden || hidden.has(userId)) return skipped;
    return { messageUpdated: { message, kind: chatV1.messageUpdate_KindFromJSON(kind), userId, emoji } };
  }
  if (type === 'message.deleted') return { messageDeleted: data.removal };
  return { roomUpdated: chatV1.RoomChange.fromJSON(data.change) };
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send' as const), who: fc.nat(2), answers: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), which: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('react' as const),
      who: fc.nat(2),
      which: fc.nat(30),
      emoji: fc.constantFrom('👍', '🎉'),
      on: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('come and go' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('block' as const) }) },
);

it('gives after any history every number, each as its room’s page shows it now', async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 24 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 7 }),
      async (steps, from, limit) => {
        const people = (await chat.people(4)) as [TestPerson, TestPerson, TestPerson, TestPerson];
        const [owner, , guest, passer] = people;
        const { id: roomId } = await chat.group(owner, people.slice(1, 3));
        chat.feed.follow(passer.id, owner.id);
        const sent: { id: string; by: TestPerson }[] = [];
        const blocked = new Set<string>();
        const go = async (one: (typeof steps)[number], i: number): Promise<unknown> => {
          if (one.kind === 'send') {
            const by = people[one.who] as TestPerson;
            const answered = one.answers ? sent.at(-1)?.id : undefined;
            const request = { roomId, clientId: crypto.randomUUID(), content: `${i}`, replyToId: answered ?? '' };
            const { message } = await chat.client.sendMessage(request, by.as);
            return sent.push({ id: present(message).id, by });
          }
          if (one.kind === 'come and go') {
            await chat.client.addMembers({ roomId, userIds: [passer.id] }, owner.as);
            return chat.client.leaveRoom({ roomId }, passer.as);
          }
          if (one.kind === 'block') {
            if (blocked.size === 0) await chat.block(guest, owner);
            return blocked.add(owner.id);
          }
          const message = sent[one.which % Math.max(1, sent.length)];
          if (!message) return undefined;
          const to = { roomId, messageId: message.id };
          if (one.kind === 'edit') return chat.client.editMessage({ ...to, content: `e${i}` }, message.by.as);
          if (one.kind === 'delete') return chat.client.deleteMessage(to, message.by.as);
          const { emoji, on } = one;
          return chat.client.reactToMessage({ ...to, emoji, on }, (people[one.who] as TestPerson).as);
        };
        // What is refused (an answer to what is gone, a reaction across a block) takes no number.
        for (const [i, one] of steps.entries())
          await go(one, i).then(
            (result) => result && done.add(one.kind),
            () => undefined,
          );
        const told = (await chat.told(roomId)).filter(({ data }) => data.seq !== undefined);
        const position = await positionOf(guest, roomId);
        expect(told).toHaveLength(position.seq);
        for (const [viewer, hidden] of [
          [people[1], new Set<string>()],
          [guest, blocked],
        ] as const) {
          const page = await chat.messages(viewer, roomId);
          const shown = new Map(page.map((message) => [message.id, message]));
          const after = { ...position, seq: from % (position.seq + 1) };
          const events = await replayAll(viewer.id, after, limit);
          expect(events.map(({ seq }) => seq)).toEqual(told.slice(after.seq).map(({ data }) => data.seq));
          told.slice(after.seq).forEach((event, i) => {
            const seq = after.seq + i + 1;
            const { seq: told, ...said } = chatV1.ChannelEvent.fromPartial({ ...expected(event, shown, hidden), seq });
            expect(events[i]).toEqual({ seq: told, ...said });
          });
        }
      },
    ),
    { numRuns: 12 },
  );
  expect([...done].sort()).toEqual(['block', 'come and go', 'delete', 'edit', 'react', 'send']);
}, 300_000);

it('shows who came later only what happened since', async () => {
  const [owner, member, later] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [member], 'What it was called');
  const before = await chat.send(owner, roomId, 'before');
  await chat.client.renameGroup({ roomId, name: 'What it is called' }, owner.as);
  chat.feed.follow(later.id, owner.id);
  await chat.client.addMembers({ roomId, userIds: [later.id] }, owner.as);
  await chat.client.editMessage({ roomId, messageId: before.id, content: 'edited' }, owner.as);
  await chat.client.deleteMessage({ roomId, messageId: before.id }, owner.as);
  await chat.send(owner, roomId, 'since');
  const start = { ...(await positionOf(later, roomId)), seq: 0 };
  const { events } = await replay(later.id, start);
  const contents = events.flatMap(({ messageCreated }) =>
    messageCreated?.notice ? [] : (messageCreated?.content ?? []),
  );
  expect(contents).toEqual(['since']);
  expect(events.some(({ messageUpdated, messageDeleted }) => messageUpdated ?? messageDeleted)).toBe(false);
  const changes = events.flatMap(({ roomUpdated }) => roomUpdated ?? []);
  expect(changes).toMatchObject([{ joinedIds: [later.id], name: 'What it is called' }]);
  expect(events.every(({ seq }, i) => seq === i + 1)).toBe(true);
});

it('replays a person’s own channel, to them alone', async () => {
  const [owner, member] = (await chat.people(2)) as [TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [member]);
  const { hearings } = await chat.client.batchSubscribe({ userIds: [member.id] }, gateway);
  const { person } = present(hearings[0]);
  const start = { ...present(person), seq: 0 };
  const { events, recovered } = await replay(member.id, start);
  expect(recovered).toBe(true);
  expect(events).toMatchObject([{ seq: 1, personUpdated: { roomId, kind: chatV1.PersonChange_Kind.KIND_ADDED } }]);
  expect(await replay(owner.id, start)).toMatchObject({ recovered: false, events: [], position: undefined });
});

it('refuses another numbering, the future, a gap in the log, and a room one is not in any more', async () => {
  const [owner, member] = (await chat.people(2)) as [TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [member]);
  for (let i = 0; i < 4; i++) await chat.send(owner, roomId);
  const position = await positionOf(member, roomId);
  const level = await replay(member.id, position);
  expect(level).toEqual({ recovered: true, events: [], hasMore: false, position });
  const refused = { recovered: false, events: [], hasMore: false, position };
  expect(await replay(member.id, { ...position, epoch: 'another' })).toEqual(refused);
  expect(await replay(member.id, { ...position, seq: position.seq + 1 })).toEqual(refused);
  await chat.stored('channel_log').deleteMany({ channel: position.channel, seq: { $lte: 2 } });
  expect(await replay(member.id, { ...position, seq: 1 })).toEqual(refused);
  expect(await replay(member.id, { ...position, seq: 2 })).toMatchObject({ recovered: true });
  await chat.client.leaveRoom({ roomId }, member.as);
  expect(await replay(member.id, { ...position, seq: 2 })).toEqual({ ...refused, position: undefined });
  expect(await replay(member.id, { channel: 'posts', epoch: 'x', seq: 0 })).toMatchObject({ recovered: false });
});

it('is asked by ws-gateway alone, within bounds', async () => {
  const person = await chat.person();
  const after = { channel: `chat:${person.id}`, epoch: 'x', seq: 0 };
  const ask = (request: object, as = gateway) =>
    refusal(chat.client.replay({ userId: person.id, after, limit: 1, ...request }, as));
  expect(await ask({}, person.as)).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED' });
  for (const limit of [0, 501]) expect(await ask({ limit })).toMatchObject({ code: 'CHAT_LIMIT_INVALID' });
  expect(await ask({ after: undefined })).toMatchObject({ code: 'CHAT_POSITION_INVALID' });
  expect(await ask({ after: { ...after, channel: 'room:x' } })).toMatchObject({ code: 'CHAT_ID_INVALID' });
});
