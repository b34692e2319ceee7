import { uuidv7 } from '@my-girok/nest-common';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

const two = async () => (await chat.people(2)) as [TestPerson, TestPerson];
const subscribe = async (person: TestPerson) => {
  const { hearings } = await chat.client.batchSubscribe({ userIds: [person.id] }, await chat.service('ws-gateway'));
  return present(hearings[0]);
};
/** A room of two in which both are. */
async function talking(one: TestPerson, other: TestPerson): Promise<chatV1.Room> {
  await chat.direct(one, other);
  return chat.direct(other, one);
}

it('says what a person may hear and where each channel stands', async () => {
  const [one, other] = await two();
  const nothing = await subscribe(one);
  expect(nothing).toMatchObject({ rooms: [], hiddenIds: [], contacts: [], askedRoomIds: [] });
  expect(nothing.person).toMatchObject({ channel: `chat:${one.id}`, seq: 0 });
  const group = await chat.group(one, [other]);
  const asking = await chat.person();
  const asked = await chat.group(asking, [await chat.person()]);
  await chat.client.addMembers({ roomId: asked.id, userIds: [one.id] }, asking.as);
  const heard = await subscribe(one);
  expect(heard.person).toEqual({ ...nothing.person, seq: 2 });
  expect(new Set(heard.rooms.map(({ position }) => position?.channel))).toEqual(
    new Set([`room:${group.id}`, `room:${asked.id}`]),
  );
  const ofGroup = present(heard.rooms.find(({ position }) => position?.channel === `room:${group.id}`));
  expect(ofGroup).toMatchObject({ position: group.position, lastSeq: 1, readSeq: 1 });
  expect(ofGroup.markers).toEqual([{ userId: other.id, readSeq: 0, deliveredSeq: 0 }]);
  expect(heard.askedRoomIds).toEqual([asked.id]);
  expect(heard.preferences).toEqual({ sendReceipts: true, showPresence: true });
});

it('leaves out rooms that somebody was not shown, declined, or left', async () => {
  const [one, other] = await two();
  await chat.direct(other, one);
  const group = await chat.group(other, [one]);
  await chat.client.leaveRoom({ roomId: group.id }, one.as);
  expect((await subscribe(one)).rooms).toEqual([]);
  expect((await subscribe(other)).rooms).toHaveLength(2);
});

it('tells of presence only where both talk and both show it, with no block between them', async () => {
  const [one, other] = await two();
  const [unaware, blocker] = await two();
  await talking(one, other);
  await chat.direct(one, unaware);
  await talking(one, blocker);
  await chat.block(blocker, one);
  const at = new Date(Date.now() - 60_000);
  await subscribe(other);
  const gateway = await chat.service('ws-gateway');
  await chat.client.setLastSeen({ userId: other.id, at }, gateway);
  await chat.client.setLastSeen({ userId: other.id, at: new Date(at.getTime() - 5000) }, gateway);
  expect((await subscribe(one)).contacts).toEqual([{ userId: other.id, lastSeenAt: at }]);
  await chat.client.updatePreferences({ showPresence: false }, other.as);
  expect((await subscribe(one)).contacts).toEqual([]);
  expect((await subscribe(other)).contacts).toEqual([]);
});

it('tells how far others have read only where both let it be known, and names who is hidden', async () => {
  const [one, other] = await two();
  const [silent, blocked] = await two();
  const group = await chat.group(one, [other, silent, blocked]);
  await chat.client.updatePreferences({ sendReceipts: false }, silent.as);
  await chat.block(one, blocked);
  await chat.block(one, await chat.person());
  const heard = await subscribe(one);
  expect(heard.rooms[0]?.markers.map(({ userId }) => userId)).toEqual([other.id]);
  expect(heard.hiddenIds).toEqual([blocked.id]);
  expect((await subscribe(blocked)).hiddenIds).toEqual([one.id]);
  expect((await subscribe(silent)).rooms).toMatchObject([{ position: { channel: `room:${group.id}` }, markers: [] }]);
});

it('never says that somebody was there in the future, nor of whom nothing is known', async () => {
  const [one, other] = await two();
  await talking(one, other);
  const gateway = await chat.service('ws-gateway');
  await chat.client.setLastSeen({ userId: other.id, at: new Date(Date.now() + 86_400_000) }, gateway);
  const [contact] = (await subscribe(one)).contacts;
  expect(contact?.lastSeenAt?.getTime()).toBeLessThanOrEqual(Date.now());
  const stranger = uuidv7();
  await chat.client.setLastSeen({ userId: stranger, at: new Date() }, gateway);
  expect(await chat.stored('people').findOne({ _id: stranger })).toBeNull();
  expect(await refusal(chat.client.setLastSeen({ userId: other.id }, gateway))).toMatchObject({
    code: 'CHAT_LAST_SEEN_INVALID',
  });
});

it('keeps what somebody decided and tells their devices once', async () => {
  const [one] = await two();
  expect(await chat.client.getPreferences({}, one.as)).toEqual({ sendReceipts: true, showPresence: true });
  for (let i = 0; i < 2; i++) {
    expect(await chat.client.updatePreferences({ sendReceipts: false }, one.as)).toEqual({
      sendReceipts: false,
      showPresence: true,
    });
  }
  expect(await chat.client.getPreferences({}, one.as)).toEqual({ sendReceipts: false, showPresence: true });
  expect((await chat.told(one.id)).map(({ data }) => data.change)).toEqual([{ kind: 'KIND_PREFERENCES' }]);
});

it('answers these only to the gateway', async () => {
  const one = await chat.person();
  const forbidden = { code: 'COMMON_CALLER_NOT_ALLOWED', kind: 'forbidden' };
  for (const caller of [one.as, await chat.service('graphql-bff')]) {
    expect(await refusal(chat.client.batchSubscribe({ userIds: [one.id] }, caller))).toEqual(forbidden);
    expect(await refusal(chat.client.setLastSeen({ userId: one.id, at: new Date() }, caller))).toEqual(forbidden);
  }
  const gateway = await chat.service('ws-gateway');
  expect(await refusal(chat.client.listRooms({}, gateway))).toEqual(forbidden);
});

it('says to many at once what it says to each alone', async () => {
  const people = await chat.people(6);
  const [one, two, three, four] = people as [TestPerson, TestPerson, TestPerson, TestPerson];
  await talking(one, two);
  await talking(three, one);
  await chat.direct(four, one);
  await chat.group(two, [one, three, four]);
  await chat.block(three, two);
  await chat.client.updatePreferences({ sendReceipts: false }, four.as);
  const gateway = await chat.service('ws-gateway');
  const userIds = people.map(({ id }) => id);
  const { hearings } = await chat.client.batchSubscribe({ userIds }, gateway);
  expect(hearings.map(({ person }) => person?.channel)).toEqual(userIds.map((id) => `chat:${id}`));
  const sorted = (hearing: chatV1.Hearing): chatV1.Hearing => ({
    ...hearing,
    contacts: hearing.contacts.toSorted((a, b) => (a.userId < b.userId ? -1 : 1)),
    rooms: hearing.rooms.map((room) => ({
      ...room,
      markers: room.markers.toSorted((a, b) => (a.userId < b.userId ? -1 : 1)),
    })),
  });
  for (const [index, person] of people.entries())
    expect(sorted(present(hearings[index]))).toEqual(sorted(await subscribe(person)));
  expect(hearings.filter(({ rooms }) => rooms.length > 1)).toHaveLength(4);
});

it('takes 50 people at once and no more', async () => {
  const gateway = await chat.service('ws-gateway');
  const userIds = Array.from({ length: 51 }, uuidv7);
  expect(await refusal(chat.client.batchSubscribe({ userIds }, gateway))).toMatchObject({
    code: 'CHAT_BATCH_TOO_LARGE',
  });
  expect((await chat.client.batchSubscribe({ userIds: userIds.slice(1) }, gateway)).hearings).toHaveLength(50);
});
