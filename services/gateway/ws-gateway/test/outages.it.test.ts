import { Nats, uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { matchingV1 } from '@my-girok/proto';
import type { Position } from '@my-girok/realtime/protocol';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { OwnNats } from './own-nats.js';
import type { StoodInRoom } from './services-stand-in.js';
import { type Client, GatewayFixture, type Node, type Person } from './ws-gateway.fixture.js';

let nats: OwnNats;
let gateway: GatewayFixture;
let here: Node;
let there: Node;
let ann: Person;
let ben: Person;
let room: StoodInRoom;
beforeAll(async () => {
  nats = await OwnNats.start();
  gateway = await GatewayFixture.start(nats.url);
  // Whose sockets are held is said too seldom here to make good for what the stream lost.
  const env = { MATCHING_KEEP_MS: '600000' };
  [here, there] = [await gateway.node(env), await gateway.node(env)];
});
afterAll(async () => {
  await gateway?.stop();
  await nats?.stop();
});
beforeEach(() => {
  [ann, ben] = gateway.people();
  room = gateway.services.room(uuidv7(), ann.userId, ben.userId);
});

/** Where a client that heard this is. */
const positionOf = (client: Client): Position => ({
  channel: `room:${room.id}`,
  epoch: room.epoch,
  seq: client.numbered(`room:${room.id}`).at(-1)?.[1] ?? 0,
});
const numbers = (...clients: Client[]) =>
  clients.flatMap((client) => client.numbered(`room:${room.id}`).map(([, seq]) => seq));
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it('loses and doubles nothing for who comes back to another node after theirs has stopped', async () => {
  const dying = await gateway.node();
  const before = await gateway.chat(dying, ann);
  const steady = await gateway.chat(there, ben);
  for (let message = 1; message <= 5; message++) await gateway.say(room, ben, `before ${message}`);
  await untilTrue(() => numbers(before).length === 5);
  const stopped = dying.stop();
  for (let message = 1; message <= 5; message++) await gateway.say(room, ben, `meanwhile ${message}`);
  await stopped;
  await untilTrue(() => !before.socket.connected);
  const after = await gateway.chat(there, ann, [positionOf(before)]);
  await gateway.say(room, ben, 'after');
  await untilTrue(() => numbers(after).at(-1) === 11);
  await untilTrue(() => numbers(steady).length === 11);
  expect(numbers(before, after)).toEqual(upTo(11));
  expect(numbers(steady)).toEqual(upTo(11));
});

it('gives what a node has never seen from the owner: a node that was started anew', async () => {
  for (let message = 1; message <= 3; message++) gateway.keep(room, ben, `old ${message}`);
  const fresh = await gateway.node();
  const client = await gateway.chat(fresh, ann, [{ channel: `room:${room.id}`, epoch: room.epoch, seq: 1 }]);
  await gateway.say(room, ben, 'new');
  await untilTrue(() => numbers(client).length === 3);
  expect(numbers(client)).toEqual([2, 3, 4]);
  expect(client.named('recovered')).toContainEqual(
    expect.objectContaining({ channel: `room:${room.id}`, recovered: true }),
  );
  await fresh.stop();
});

it('goes on where it was when NATS comes back: what its owner told late comes in order, and sockets stay', async () => {
  const [forAnn, forBen] = [await gateway.chat(here, ann), await gateway.chat(there, ben)];
  await gateway.say(room, ben, 'before');
  await untilTrue(() => numbers(forAnn).length === 1 && numbers(forBen).length === 1);
  await nats.end();
  await untilTrue(async () => !(await here.isReady()));
  const events = [gateway.keep(room, ben, 'while it was away'), gateway.keep(room, ann, 'and this')];
  await nats.begin();
  await untilTrue(() => here.app.get(Nats).isUp, { timeoutMs: 20_000 });
  for (const { seq, messageCreated } of events)
    await untilTrue(async () => {
      await gateway.publish('message.created', { roomId: room.id, epoch: room.epoch, seq, message: messageCreated });
      return true;
    });
  await gateway.say(room, ben, 'after');
  await untilTrue(() => numbers(forAnn).length === 4 && numbers(forBen).length === 4, { timeoutMs: 20_000 });
  expect([numbers(forAnn), numbers(forBen)]).toEqual([upTo(4), upTo(4)]);
  expect(forAnn.socket.connected && forBen.socket.connected).toBe(true);
  await untilTrue(() => here.isReady(), { timeoutMs: 20_000 });
}, 90_000);

it('asks owners when a stream has lost its memory: for what was missed, and for rooms that somebody came into or left', async () => {
  const [joined, left] = [gateway.services.room(uuidv7(), ben.userId), gateway.services.room(uuidv7(), ann.userId)];
  const forAnn = await gateway.chat(here, ann);
  await forAnn.hears(`room:${left.id}`);
  await gateway.say(room, ben, 'before');
  await untilTrue(() => numbers(forAnn).length === 1);
  // Whatever was told while the stream was made anew is nowhere.
  gateway.keep(room, ben, 'lost');
  joined.memberIds.add(ann.userId);
  left.memberIds.delete(ann.userId);
  const admin = await connect({ servers: nats.url });
  await (await jetstreamManager(admin)).streams.delete('CHAT_LIVE');
  await admin.close();
  await untilTrue(() => forAnn.named('unsubscribed').length > 0, { timeoutMs: 20_000 });
  expect(forAnn.named('unsubscribed')).toEqual([{ channel: `room:${left.id}` }]);
  await forAnn.hears(`room:${joined.id}`);
  await untilTrue(() => numbers(forAnn).length === 2);
  await gateway.say(joined, ben, 'in the new room');
  await gateway.say(room, ben, 'after');
  await untilTrue(() => numbers(forAnn).length === 3 && forAnn.numbered(`room:${joined.id}`).length === 1);
  expect(numbers(forAnn)).toEqual(upTo(3));
}, 90_000);

it('asks how it stands with everybody after the stream of matches lost its memory, and goes on with it', async () => {
  const { matching } = gateway.services;
  const states = [matchingV1.MatchState.MATCH_STATE_WAITING, matchingV1.MatchState.MATCH_STATE_FOUND] as const;
  matching.move(ann, states[0]);
  const [forAnn, forBen] = [await gateway.matching(here, ann), await gateway.matching(there, ben)];
  // Nothing is ever told of it.
  matching.move(ann, states[1]);
  const admin = await connect({ servers: nats.url });
  await (await jetstreamManager(admin)).streams.delete('MATCHING_LIVE');
  await admin.close();
  await untilTrue(() => forAnn.states().length === 2, { timeoutMs: 20_000 });
  await untilTrue(async () => (await here.isReady()) && there.isReady(), { timeoutMs: 30_000 });
  await gateway.tell(ben, matching.move(ben, states[0]));
  await untilTrue(() => forBen.states().length === 2, { timeoutMs: 20_000 });
  expect(forAnn.states()).toEqual([
    ['queue.status', 't1', 1, 'waiting'],
    ['match.found', 't1', 2, 'found'],
  ]);
  expect(forBen.states().at(-1)).toEqual(['queue.status', 't1', 1, 'waiting']);
  expect(matching.asked.get(ann.userId)).toBe(2);
}, 90_000);

it('looks at all sessions again after a gap in revocations', async () => {
  const client = await gateway.chat(here, ann);
  gateway.services.ended.add(ann.sessionId);
  await nats.end();
  await untilTrue(() => !client.socket.connected, { timeoutMs: 30_000 });
  await nats.begin();
  expect(client.named('closing')).toEqual([{ code: 'WS_SIGNED_OUT', reconnectInMs: null }]);
  await untilTrue(() => here.isReady(), { timeoutMs: 30_000 });
}, 90_000);
