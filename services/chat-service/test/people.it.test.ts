import { NatsPublisher, uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ErasePerson } from '../src/people/erase-person.use-case.js';
import { ChatFixture, type TestPerson } from './chat-service.fixture.js';

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start({ events: true });
});
afterAll(() => chat?.stop());

const PATIENCE = { timeoutMs: 20_000 };
const two = async () => (await chat.people(2)) as [TestPerson, TestPerson];
const kinds = async (person: TestPerson) =>
  (await chat.told(person.id)).map(({ data }) => [data.change.kind, data.change.roomId]);

it('sends what is for the record and what is for sockets to a stream each', async () => {
  const [owner, member] = await two();
  const room = await chat.group(owner, [member]);
  await untilTrue(async () => {
    const waiting = { aggregateId: { $in: [room.id, owner.id, member.id] }, sentAt: null };
    return (await chat.stored('outbox').countDocuments(waiting)) === 0;
  }, PATIENCE);
  expect(await chat.emitted(room.id)).toContain('room.created');
  expect(await chat.emitted(room.id)).toContain('room.updated');
  expect((await fetch(`${chat.http}/readyz`)).status).toBe(200);
});

it('follows blocks and tells both where they have a room in common', async () => {
  const [one, other] = await two();
  await chat.direct(one, other);
  const room = await chat.direct(other, one);
  const events = chat.get(NatsPublisher);
  const data = { blockerId: one.id, blockedId: other.id, timestamp: new Date() };
  const told = (count: number) =>
    untilTrue(async () => {
      const all = await Promise.all([one, other].map(kinds));
      return all.every((list) => list.filter(([kind]) => kind === 'KIND_REACH').length === count);
    }, PATIENCE);
  await events.publish('user.blocked', data, { aggregateVersion: 1 });
  await told(1);
  expect((await kinds(other)).at(-1)).toEqual(['KIND_REACH', room.id]);
  expect(await chat.stored('blocks').countDocuments({ blockerId: one.id })).toBe(1);
  await events.publish('user.unblocked', data, { aggregateVersion: 2 });
  await told(2);
  expect(await chat.stored('blocks').countDocuments({ blockerId: one.id })).toBe(0);
});

it('tells people who share only a group of a block, without a room, and strangers nothing', async () => {
  const [one, other] = await two();
  const stranger = await chat.person();
  await chat.group(one, [other]);
  const events = chat.get(NatsPublisher);
  await events.publish(
    'user.blocked',
    { blockerId: one.id, blockedId: stranger.id, timestamp: new Date() },
    { aggregateVersion: 1 },
  );
  await events.publish(
    'user.blocked',
    { blockerId: one.id, blockedId: other.id, timestamp: new Date() },
    { aggregateVersion: 2 },
  );
  await untilTrue(async () => (await kinds(other)).some(([kind]) => kind === 'KIND_REACH'), PATIENCE);
  expect((await kinds(one)).filter(([kind]) => kind === 'KIND_REACH')).toEqual([['KIND_REACH', undefined]]);
  expect(await kinds(stranger)).toEqual([]);
});

it('erases a person on user.deleted: groups pass on, the other keeps the room of two', async () => {
  const [gone, other] = await two();
  await chat.direct(gone, other);
  const direct = await chat.direct(other, gone);
  const group = await chat.group(gone, [other]);
  await chat.client.createInvite({ roomId: group.id }, gone.as);
  await chat.client.updatePreferences({ sendReceipts: false }, gone.as);
  await chat.block(other, await chat.person());
  await chat.stored('blocks').insertOne({ _id: `${gone.id}:x`, blockerId: gone.id, blockedId: 'x' });
  const envelope = { id: uuidv7(), aggregateId: gone.id, aggregateVersion: 1 };
  await chat.get(NatsPublisher).publish('user.deleted', { userId: gone.id, timestamp: new Date() }, envelope);
  await untilTrue(async () => (await chat.stored('people').findOne({ _id: gone.id })) === null, PATIENCE);
  await chat.get(ErasePerson).run(gone.id);
  expect(await chat.stored('memberships').countDocuments({ userId: gone.id })).toBe(0);
  expect(await chat.stored('invites').countDocuments({ createdById: gone.id })).toBe(0);
  expect(await chat.stored('blocks').countDocuments({ blockerId: gone.id })).toBe(0);
  expect(await chat.stored('blocks').countDocuments({ blockerId: other.id })).toBe(1);
  expect(await chat.room(other, group.id)).toMatchObject({ role: chatV1.Role.ROLE_OWNER, memberCount: 1 });
  expect(await chat.room(other, direct.id)).toMatchObject({
    peerId: gone.id,
    sendState: chatV1.SendState.SEND_STATE_UNREACHABLE,
  });
  expect((await chat.told(direct.id)).at(-1)?.data).toMatchObject({ change: { leftIds: [gone.id] } });
});

it('forgets in which rooms an erased person once was', async () => {
  const gone = await chat.person();
  const memberships = Array.from({ length: 130 }, () => uuidv7()).map((roomId) => ({
    _id: `${roomId}:${gone.id}`,
    roomId,
    userId: gone.id,
    role: 'member',
    state: 'left',
  }));
  await chat.stored('memberships').insertMany(memberships);
  await chat.get(ErasePerson).run(gone.id);
  expect(await chat.stored('memberships').countDocuments({ userId: gone.id })).toBe(0);
});
