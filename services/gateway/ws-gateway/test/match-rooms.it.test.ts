import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { StoodInRoom } from './services-stand-in.js';
import { GatewayFixture, type Node, type Person } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let here: Node;
let there: Node;
let ann: Person;
let ben: Person;
let room: StoodInRoom;
let aliases: { ann: string; ben: string };
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  [here, there] = [await gateway.node(), await gateway.node()];
});
afterAll(() => gateway?.stop());
beforeEach(() => {
  [ann, ben] = gateway.people();
  aliases = { ann: uuidv7(), ben: uuidv7() };
  room = gateway.services.room(uuidv7(), ann.userId, ben.userId);
  gateway.services.aliases.set(
    room.id,
    new Map([
      [ann.userId, aliases.ann],
      [ben.userId, aliases.ben],
    ]),
  );
});

const read = (alias: string, seq: number, isPrivate = false) =>
  gateway.publish('message.read', {
    membershipId: `${room.id}:${alias}`,
    roomId: room.id,
    userId: alias,
    messageSeq: seq,
    private: isPrivate,
  });

it('tells who types in a match under their pseudonym, on all nodes and not to themselves', async () => {
  const [forAnn, alsoAnn] = [await gateway.chat(here, ann), await gateway.chat(there, ann)];
  const [forBen, alsoBen] = [await gateway.chat(here, ben), await gateway.chat(there, ben)];
  expect(await forAnn.ask('typing', { roomId: room.id, typing: true })).toEqual({});
  for (const client of [forBen, alsoBen]) {
    await untilTrue(() => client.named('typing').length === 1);
    expect(client.named('typing')).toMatchObject([
      { channel: `room:${room.id}`, seq: 0, data: { roomId: room.id, userId: aliases.ann, typing: true } },
    ]);
  }
  expect(await forBen.ask('typing', { roomId: room.id, typing: true })).toEqual({});
  for (const client of [forAnn, alsoAnn]) {
    await untilTrue(() => client.named('typing').length === 1);
    expect(client.data('typing')).toEqual([{ roomId: room.id, userId: aliases.ben, typing: true }]);
  }
});

it('tells how far one has read oneself under one’s own pseudonym, on every device', async () => {
  gateway.services.ownMarkers.set(room.id, 4);
  gateway.services.markers.set(room.id, [
    { userId: aliases.ann, readSeq: 4, deliveredSeq: 4 },
    { userId: aliases.ben, readSeq: 2, deliveredSeq: 3 },
  ]);
  const [phone, desk] = [await gateway.chat(here, ann), await gateway.chat(there, ann)];
  const forBen = await gateway.chat(here, ben);
  for (const client of [phone, desk]) {
    await untilTrue(() => client.named('message.delivered').length === 1);
    expect(client.data('message.read')).toEqual([
      { roomId: room.id, userId: aliases.ann, seq: 4 },
      { roomId: room.id, userId: aliases.ben, seq: 2 },
    ]);
    expect(client.data('message.delivered')).toEqual([{ roomId: room.id, userId: aliases.ben, seq: 3 }]);
  }
  const before = forBen.named('message.read').length;
  await read(aliases.ann, 5, true);
  await read(aliases.ann, 6);
  for (const client of [phone, desk]) {
    await untilTrue(() => client.named('message.read').length === 4);
    expect(client.data('message.read').slice(2)).toEqual([
      { roomId: room.id, userId: aliases.ann, seq: 5 },
      { roomId: room.id, userId: aliases.ann, seq: 6 },
    ]);
  }
  await untilTrue(() => forBen.named('message.read').length > before);
  expect(forBen.data('message.read').slice(before)).toEqual([{ roomId: room.id, userId: aliases.ann, seq: 6 }]);
});

it('asks nobody who a pseudonym is', async () => {
  const forAnn = await gateway.chat(here, ann);
  await forAnn.hears(`room:${room.id}`);
  const { subscribe } = gateway.services.asked;
  const change = chatV1.RoomChange.fromPartial({ roomId: room.id, joinedIds: [aliases.ben] });
  room.events.push(chatV1.ChannelEvent.fromPartial({ seq: 1, roomUpdated: change }));
  await gateway.publish('room.updated', { roomId: room.id, epoch: room.epoch, seq: 1, change });
  await gateway.say(room, { ...ben, userId: aliases.ben }, 'hello');
  await untilTrue(() => forAnn.numbered(`room:${room.id}`).length === 2);
  expect(forAnn.data('message.created')).toMatchObject([{ message: { author: { id: aliases.ben } } }]);
  expect(gateway.services.asked.subscribe).toBe(subscribe);
});

it('hears a match’s room from when it is made, by the person’s own channel', async () => {
  const [cleo] = gateway.people();
  const forCleo = await gateway.chat(here, cleo);
  room.memberIds.add(cleo.userId);
  gateway.services.aliases.get(room.id)?.set(cleo.userId, 'cleo-here');
  const { epoch } = gateway.services.person(cleo.userId);
  gateway.services.person(cleo.userId).seq = 1;
  await gateway.publish('person.rooms_updated', {
    userId: cleo.userId,
    epoch,
    seq: 1,
    change: { roomId: room.id, kind: chatV1.PersonChange_Kind.KIND_ADDED },
  });
  await forCleo.hears(`room:${room.id}`);
  const forBen = await gateway.chat(here, ben);
  expect(await forCleo.ask('typing', { roomId: room.id, typing: true })).toEqual({});
  await untilTrue(() => forBen.named('typing').length === 1);
  expect(forBen.data('typing')).toEqual([{ roomId: room.id, userId: 'cleo-here', typing: true }]);
});
