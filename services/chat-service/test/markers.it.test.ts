import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, refusal, type TestPerson } from './chat-service.fixture.js';

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

async function group(size = 2, messages = 6) {
  const people = (await chat.people(size)) as [TestPerson, TestPerson, ...TestPerson[]];
  const [owner, member] = people;
  const { id: roomId } = await chat.group(owner, people.slice(1));
  for (let i = 0; i < messages; i++) await chat.send(owner, roomId);
  return { owner, member, people, roomId };
}

const read = (person: TestPerson, roomId: string, seq: number) => chat.client.markRead({ roomId, seq }, person.as);
const deliver = (person: TestPerson, roomId: string, seq: number) =>
  chat.client.markDelivered({ roomId, seq }, person.as);

it('never moves markers back, nor past the newest message, whatever comes in whatever order', async () => {
  const { owner, member, roomId } = await group();
  const moves = fc.record({
    read: fc.boolean(),
    seq: fc.integer({ min: 1, max: 12 }),
    atOnce: fc.boolean(),
    beside: fc.boolean(),
    sends: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: 4, maxLength: 16 }), async (history) => {
      const stored = () => chat.stored('memberships').findOne({ _id: `${roomId}:${member.id}` });
      const before = await stored();
      let [readSeq, deliveredSeq] = [before?.readSeq as number, before?.deliveredSeq as number];
      const going: Promise<unknown>[] = [];
      for (const move of history) {
        if (move.sends) await chat.send(owner, roomId);
        const newest = (await chat.stored('rooms').findOne({ _id: roomId }))?.messageSeq as number;
        const asked = newest - 6 + move.seq;
        const request = { roomId, seq: asked };
        const { client } = move.beside ? other : chat;
        const reached = Math.min(asked, newest);
        if (move.read) readSeq = Math.max(readSeq, reached);
        deliveredSeq = Math.max(deliveredSeq, reached);
        const call = (move.read ? client.markRead(request, member.as) : client.markDelivered(request, member.as)).then(
          ({ seq }) => expect(seq).toBeGreaterThanOrEqual(reached),
        );
        if (move.atOnce) going.push(call);
        else await call;
      }
      await Promise.all(going);
      expect(await stored()).toMatchObject({ readSeq, deliveredSeq });
    }),
    { numRuns: 8 },
  );
  const told = await chat.told(`${roomId}:${member.id}`);
  for (const type of ['message.read', 'message.delivered']) {
    const seqs = told.filter((event) => event.type === type).map(({ data }) => data.messageSeq);
    expect(seqs.length).toBeGreaterThan(0);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  }
}, 120_000);

it('tells of a marker when it moves, and only then', async () => {
  const { member, roomId } = await group();
  const membershipId = `${roomId}:${member.id}`;
  expect(await deliver(member, roomId, 3)).toEqual({ seq: 3 });
  expect(await read(member, roomId, 5)).toEqual({ seq: 5 });
  expect(await read(member, roomId, 4)).toEqual({ seq: 5 });
  expect(await deliver(member, roomId, 5)).toEqual({ seq: 5 });
  expect(await read(member, roomId, 1000)).toEqual({ seq: 7 });
  expect(
    (await chat.told(membershipId)).map(({ type, data }) => [type, data.messageSeq, data.private ?? false]),
  ).toEqual([
    ['message.delivered', 3, false],
    ['message.read', 5, false],
    ['message.read', 7, false],
  ]);
  expect(await chat.room(member, roomId)).toMatchObject({ readSeq: 7, unreadCount: 0 });
});

it('lets receipts be known only between people who both send them', async () => {
  const { owner, member, people, roomId } = await group(3);
  const third = people[2] as TestPerson;
  await read(member, roomId, 4);
  await read(third, roomId, 2);
  const markers = async (person: TestPerson) =>
    (await chat.client.listMarkers({ roomId }, person.as)).markers.map(({ userId, readSeq }) => [userId, readSeq]);
  expect((await markers(owner)).sort()).toEqual(
    [
      [member.id, 4],
      [third.id, 2],
    ].sort(),
  );
  await chat.client.updatePreferences({ sendReceipts: false }, member.as);
  expect(await markers(owner)).toEqual([[third.id, 2]]);
  expect(await markers(member)).toEqual([]);
  await chat.block(third, owner);
  expect(await markers(owner)).toEqual([]);
  await read(member, roomId, 6);
  await deliver(member, roomId, 7);
  const told = await chat.told(`${roomId}:${member.id}`);
  expect(told.at(-1)).toMatchObject({ type: 'message.read', data: { messageSeq: 6, private: true } });
  expect(await chat.stored('memberships').findOne({ _id: `${roomId}:${member.id}` })).toMatchObject({
    readSeq: 6,
    deliveredSeq: 7,
  });
});

it('refuses markers of rooms one is not in, and of no message', async () => {
  const { owner, roomId } = await group(2, 1);
  const stranger = await chat.person();
  for (const mark of [read, deliver]) {
    expect(await refusal(mark(stranger, roomId, 1))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
    expect(await refusal(mark(owner, roomId, 0))).toEqual({ code: 'CHAT_SEQ_INVALID', kind: 'invalid', field: 'seq' });
  }
  expect(await refusal(chat.client.listMarkers({ roomId }, stranger.as))).toMatchObject({
    code: 'CHAT_ROOM_NOT_FOUND',
  });
  const { id } = await chat.direct(owner, stranger);
  await chat.send(owner, id);
  // Whoever was asked tells nothing by reading.
  expect(await refusal(read(stranger, id, 1))).toMatchObject({ code: 'CHAT_REQUEST_UNANSWERED' });
});
