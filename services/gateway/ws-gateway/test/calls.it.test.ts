import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { callV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoodInRoom } from './services-stand-in.js';
import { GatewayFixture, type Node, type Person } from './ws-gateway.fixture.js';

const { CallState, CallKind, CallPersonState } = callV1;

let gateway: GatewayFixture;
let here: Node;
let there: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  [here, there] = [await gateway.node(), await gateway.node()];
});
afterAll(() => gateway?.stop());

const roomOf = (...members: Person[]) => gateway.services.room(uuidv7(), ...members.map(({ userId }) => userId));
const callIn = (room: StoodInRoom, by: Person, over: Partial<callV1.Call> = {}) =>
  callV1.Call.fromPartial({
    id: `call-in-${room.id}`,
    roomId: room.id,
    kind: CallKind.CALL_KIND_VOICE,
    state: CallState.CALL_STATE_RINGING,
    startedById: by.userId,
    createdAt: new Date('2026-11-24T10:00:00Z'),
    people: [{ userId: by.userId, state: CallPersonState.CALL_PERSON_STATE_JOINED, identities: ['i1'] }],
    version: 1,
    generation: 1,
    ...over,
  });
const tell = (call: callV1.Call) => gateway.publish('call.updated', { callId: call.id, roomId: call.roomId, call });
const ended = { state: CallState.CALL_STATE_ENDED, endReason: 'ended', version: 2 };

it('tells a room’s members of a call and each change of it, on all nodes, and nobody else', async () => {
  const [ann, ben, eve] = gateway.people();
  const room = roomOf(ann, ben);
  const [forAnn, forBen] = [await gateway.chat(here, ann), await gateway.chat(there, ben)];
  const forEve = await gateway.chat(here, eve);
  for (const client of [forAnn, forBen]) await client.hears(`room:${room.id}`);
  await tell(callIn(room, ann));
  await tell(callIn(room, ann, ended));
  for (const client of [forAnn, forBen]) {
    await untilTrue(() => client.named('call.updated').length === 2);
    expect(client.named('call.updated')).toMatchObject([
      {
        channel: `room:${room.id}`,
        seq: 0,
        data: {
          call: {
            id: `call-in-${room.id}`,
            kind: 'voice',
            state: 'ringing',
            startedById: ann.userId,
            people: [{ userId: ann.userId, state: 'joined', identities: ['i1'] }],
            endReason: null,
            version: 1,
          },
        },
      },
      { data: { call: { state: 'ended', endReason: 'ended', version: 2 } } },
    ]);
  }
  expect(forEve.named('call.updated')).toEqual([]);
});

it('tells of a call by somebody hidden only that it has ended, and who was merely asked into a room nothing', async () => {
  const [ann, ben, cleo] = gateway.people();
  const dora = gateway.person();
  const room = roomOf(ann, ben, cleo, dora);
  gateway.services.hidden.set(ben.userId, [ann.userId]);
  gateway.services.askedInto.set(cleo.userId, [room.id]);
  const clients = [];
  for (const person of [ben, cleo, dora]) {
    const client = await gateway.chat(here, person);
    await client.hears(`room:${room.id}`);
    clients.push(client);
  }
  await tell(callIn(room, ann));
  await tell(callIn(room, ann, ended));
  await gateway.say(room, dora, 'after');
  for (const client of clients) await untilTrue(() => client.named('message.created').length === 1);
  const told = clients.map((client) =>
    client.data('call.updated').map((data) => (data as { call: { state: string } }).call.state),
  );
  expect(told).toEqual([['ended'], [], ['ringing', 'ended']]);
});
