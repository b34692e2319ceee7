import { setTimeout as pause } from 'node:timers/promises';
import { type Socket as ClientSocket, io } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRealtimeClient, type RealtimeClient } from '../src/client/realtime-client.js';
import { drain } from '../src/server/drain.js';
import type { HubOptions } from '../src/server/hub-options.js';
import { FaultyLine } from './faulty-line.js';
import { GatewayNode } from './gateway-node.js';
import { ModelOwner } from './model-owner.js';

const ROOM = 'room:1';
vi.setConfig({ testTimeout: 30_000 });

const ending: (() => void)[] = [];

afterEach(() => {
  for (const end of ending.splice(0).reverse()) end();
});

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come to that');
    await pause(5);
  }
}

async function nodeWith(owner: ModelOwner, options: HubOptions = {}): Promise<GatewayNode> {
  const node = await GatewayNode.start(owner, options);
  ending.push(() => node.kill());
  return node;
}

function ownerOf(...members: string[]): ModelOwner {
  const owner = new ModelOwner();
  owner.addRoom(ROOM, members);
  return owner;
}

function say(owner: ModelOwner, node: GatewayNode, authorId = 'ann'): void {
  const event = owner.say(ROOM, authorId);
  node.publish(ROOM, owner.position(ROOM).epoch, event);
}

interface Raw {
  readonly socket: ClientSocket;
  /** Everything that came, in order. */
  readonly came: [string, Record<string, unknown>][];
}

/** A plain Socket.IO client, which sees the protocol as it is. */
function rawClient(port: number, auth: object, transports = ['websocket']): Raw {
  const socket = io(`http://127.0.0.1:${port}/chat`, { auth, transports, forceNew: true, reconnection: false });
  const came: Raw['came'] = [];
  socket.onAny((name: string, payload: Record<string, unknown>) => came.push([name, payload]));
  ending.push(() => socket.disconnect());
  return { socket, came };
}

function clientOf(port: number, subject: string, more: object = {}): RealtimeClient {
  const client = createRealtimeClient({
    url: `http://127.0.0.1:${port}`,
    namespace: '/chat',
    ticket: async () => subject,
    backOff: { minMs: 10, maxMs: 50 },
    ...more,
  });
  ending.push(() => client.stop());
  return client;
}

function names({ came }: Raw): unknown[] {
  return came.map(([name, { seq, recovered }]) =>
    recovered === undefined ? `${name} ${seq}` : `${name} ${seq} ${recovered}`,
  );
}

describe('ChannelHub on the wire', () => {
  it('answers `subscribed` without a position, and sends what comes after', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    say(owner, node);
    const raw = rawClient(node.port, { ticket: 'ann' });
    await until(() => raw.came.length === 1);
    say(owner, node);
    await until(() => raw.came.length === 2);
    const { epoch } = owner.position(ROOM);
    expect(raw.came).toEqual([
      ['subscribed', { channel: ROOM, epoch, seq: 1 }],
      ['said', { channel: ROOM, epoch, seq: 2, data: { id: 'm3', text: 'text of m3' } }],
    ]);
  });

  it('sends what was missed, then `recovered: true`, then what is live', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner, { replayPage: 2 });
    for (let index = 0; index < 5; index += 1) owner.say(ROOM, 'ann');
    const { epoch } = owner.position(ROOM);
    const raw = rawClient(node.port, { ticket: 'ann', positions: [{ channel: ROOM, epoch, seq: 2 }] });
    await until(() => raw.came.length === 4);
    say(owner, node);
    await until(() => raw.came.length === 5);
    expect(names(raw)).toEqual(['said 3', 'said 4', 'said 5', 'recovered 5 true', 'said 6']);
  });

  it.each([
    ['another numbering', { channel: ROOM, epoch: 'other', seq: 1 }],
    ['a number that was never given out', { channel: ROOM, epoch: 'e1', seq: 9 }],
  ])('refuses %s with nothing but where the channel stands, and goes on from there', async (_what, position) => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    for (let index = 0; index < 3; index += 1) owner.say(ROOM, 'ann');
    const raw = rawClient(node.port, { ticket: 'ann', positions: [position] });
    await until(() => raw.came.length === 1);
    say(owner, node);
    await until(() => raw.came.length === 2);
    expect(names(raw)).toEqual(['recovered 3 false', 'said 4']);
  });

  it('refuses a channel that the person may not hear without saying where it stands', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const { epoch } = owner.position(ROOM);
    const raw = rawClient(node.port, { ticket: 'eve', positions: [{ channel: ROOM, epoch, seq: 0 }] });
    await until(() => raw.came.length === 1);
    say(owner, node);
    expect(raw.came[0]).toEqual(['recovered', { channel: ROOM, epoch: '', seq: 0, recovered: false }]);
    await pause(50);
    expect(raw.came).toHaveLength(1);
  });

  it('gives a place to what somebody hides, and nothing of it; states by them not at all', async () => {
    const owner = ownerOf('ann', 'bob');
    owner.hide('ann', ['bob']);
    const node = await nodeWith(owner);
    const raw = rawClient(node.port, { ticket: 'ann' });
    await until(() => raw.came.length === 1);
    say(owner, node, 'bob');
    node.hub.publishState(ROOM, 'typing', {}, { authorId: 'bob' });
    node.hub.publishState(ROOM, 'typing', {}, { authorId: 'cho' });
    await until(() => raw.came.length === 3);
    expect(names(raw)).toEqual(['subscribed 0', 'skipped 1', 'typing 0']);
    expect(raw.came[1]?.[1]).toMatchObject({ data: null });
  });

  it('sends states only to those whom they are for', async () => {
    const owner = ownerOf('ann', 'bob');
    const node = await nodeWith(owner);
    const [ann, bob] = [rawClient(node.port, { ticket: 'ann' }), rawClient(node.port, { ticket: 'bob' })];
    await until(() => ann.came.length + bob.came.length === 2);
    node.hub.publishState(ROOM, 'one', {}, { to: new Set(['ann']) });
    node.hub.publishState(ROOM, 'two', {}, { except: new Set(['ann']) });
    node.hub.publishState(ROOM, 'three', {});
    await until(() => ann.came.length + bob.came.length === 6);
    expect(names(ann)).toEqual(['subscribed 0', 'one 0', 'three 0']);
    expect(names(bob)).toEqual(['subscribed 0', 'two 0', 'three 0']);
  });

  it('keeps the order for clients over HTTP long polling, and through their change to a WebSocket', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const raw = rawClient(node.port, { ticket: 'ann' }, ['polling', 'websocket']);
    await until(() => raw.came.length === 1);
    for (let index = 0; index < 200; index += 1) {
      say(owner, node);
      node.hub.publishState(ROOM, 'typing', {});
      if (index % 10 === 0) await pause(2);
    }
    await until(() => raw.came.length === 401);
    const seqs = raw.came.filter(([name]) => name === 'said').map(([, { seq }]) => seq);
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    await until(() => raw.socket.io.engine.transport.name === 'websocket');
  });

  it('sends long events whole, in every form of a WebSocket frame', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const raw = rawClient(node.port, { ticket: 'ann' });
    await until(() => raw.came.length === 1);
    const texts = [10, 125, 126, 1000, 65_535, 65_536, 200_000].map((length) => 'é'.repeat(length));
    for (const [index, text] of texts.entries()) {
      node.publish(ROOM, owner.position(ROOM).epoch, { name: 'said', seq: index + 1, data: text });
    }
    await until(() => raw.came.length === texts.length + 1);
    expect(raw.came.slice(1).map(([, { data }]) => data)).toEqual(texts);
  });

  it('takes binary data the ordinary way', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const raw = rawClient(node.port, { ticket: 'ann' });
    await until(() => raw.came.length === 1);
    const { epoch } = owner.position(ROOM);
    node.publish(ROOM, epoch, { name: 'said', seq: 1, data: Buffer.from([1, 2, 3]) });
    node.publish(ROOM, epoch, { name: 'said', seq: 2, data: 'text' });
    await until(() => raw.came.length === 3);
    expect(raw.came.map(([, { seq }]) => seq)).toEqual([0, 1, 2]);
    expect(Buffer.from(raw.came[1]?.[1].data as ArrayBuffer)).toEqual(Buffer.from([1, 2, 3]));
  });

  it('answers a `recover` that is none with WS_INVALID_REQUEST, and one that the host does not want as the host says', async () => {
    const owner = ownerOf('ann');
    const refusal = { error: { code: 'WS_RATE_LIMITED', retryAfterSeconds: 2 } };
    const node = await nodeWith(owner, {
      refuseRecover: (_socket, positions) => (positions > 1 ? refusal : undefined),
    });
    const raw = rawClient(node.port, { ticket: 'ann' });
    await until(() => raw.came.length === 1);
    const { epoch } = owner.position(ROOM);
    const position = { channel: ROOM, epoch, seq: 0 };
    const invalid = { error: { code: 'WS_INVALID_REQUEST' } };
    for (const payload of [{ positions: 'all' }, { positions: [{}] }, { positions: Array(101).fill(position) }]) {
      expect(await raw.socket.emitWithAck('recover', payload)).toEqual(invalid);
    }
    expect(await raw.socket.emitWithAck('recover', null)).toEqual({});
    expect(
      await raw.socket.emitWithAck('recover', { positions: [position, { ...position, channel: 'room:2' }] }),
    ).toEqual(refusal);
    expect(await raw.socket.emitWithAck('recover', { positions: [position] })).toEqual({});
    expect(names(raw).slice(1)).toEqual(['recovered 0 true']);
  });

  it('gives nothing of its own copies from before somebody’s time', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const ann = rawClient(node.port, { ticket: 'ann' });
    await until(() => ann.came.length === 1);
    for (let index = 0; index < 3; index += 1) say(owner, node);
    owner.add(ROOM, 'bob');
    const { epoch } = owner.position(ROOM);
    const bob = rawClient(node.port, { ticket: 'bob', positions: [{ channel: ROOM, epoch, seq: 0 }] });
    await until(() => bob.came.length === 1);
    expect(names(bob)).toEqual(['recovered 3 false']);
  });

  it('trusts nothing that it knew of who may hear what after something was missing', async () => {
    const owner = ownerOf('ann', 'bob');
    const node = await nodeWith(owner, { missingWaitMs: 5 });
    const [ann, bob] = [rawClient(node.port, { ticket: 'ann' }), rawClient(node.port, { ticket: 'bob' })];
    await until(() => ann.came.length + bob.came.length === 2);
    bob.socket.disconnect();
    say(owner, node);
    // The node never hears that bob left.
    owner.remove(ROOM, 'bob');
    owner.say(ROOM, 'ann');
    say(owner, node);
    await until(() => ann.came.length === 4);
    owner.add(ROOM, 'bob');
    const { epoch } = owner.position(ROOM);
    const again = rawClient(node.port, { ticket: 'bob', positions: [{ channel: ROOM, epoch, seq: 2 }] });
    await until(() => again.came.length === 1);
    expect(names(again)).toEqual(['recovered 3 false']);
  });

  it('sends somebody who comes back what was taken back as it is now', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const ann = rawClient(node.port, { ticket: 'ann' });
    await until(() => ann.came.length === 1);
    say(owner, node);
    const gone = owner.takeBack(ROOM, () => 0);
    const { epoch } = owner.position(ROOM);
    if (gone) node.publish(ROOM, epoch, gone);
    const again = rawClient(node.port, { ticket: 'ann', positions: [{ channel: ROOM, epoch, seq: 0 }] });
    await until(() => again.came.length === 3);
    expect(names(again)).toEqual(['said 1', 'deleted 2', 'recovered 2 true']);
    expect(again.came[0]?.[1]).toMatchObject({ data: { text: '' } });
  });

  it('ends a reader who does not keep up, with a reason, and holds no more for it than it may', async () => {
    const owner = ownerOf('ann', 'bob');
    const slow: string[] = [];
    const node = await nodeWith(owner, {
      backlogBytes: 256 * 1024,
      slowGraceMs: 20_000,
      slowReconnectMs: 7,
      observer: { tooSlow: (socket) => slow.push(socket.data.subject) },
    });
    const line = await FaultyLine.open(() => node.port);
    ending.push(() => line.close());
    const ann = rawClient(line.port, { ticket: 'ann' });
    const bob = rawClient(node.port, { ticket: 'bob' });
    await until(() => ann.came.length + bob.came.length === 2);
    const resume = line.stall();
    const text = 'x'.repeat(100_000);
    let sent = 0;
    while (slow.length === 0) {
      sent += 1;
      node.publish(ROOM, owner.position(ROOM).epoch, { name: 'said', seq: sent, data: text });
      await until(() => bob.came.length === sent + 1);
    }
    resume();
    expect(slow).toEqual(['ann']);
    await until(() => ann.came.some(([name]) => name === 'closing'));
    expect(ann.came.at(-1)).toEqual(['closing', { code: 'WS_TOO_SLOW', reconnectInMs: 7 }]);
    await until(() => ann.socket.disconnected);
    // Nothing was left out before the end.
    const seqs = ann.came.slice(1, -1).map(([, { seq }]) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});

describe('drain', () => {
  it('tells every client when to come back, each at another time, and closes it', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const raws = Array.from({ length: 5 }, () => rawClient(node.port, { ticket: 'ann' }));
    await until(() => raws.every((raw) => raw.came.length === 1));
    await drain(node.io, { spreadMs: 200 });
    await until(() => raws.every((raw) => raw.socket.disconnected));
    for (const raw of raws) {
      const [name, frame] = raw.came.at(-1) ?? [];
      expect(name).toBe('closing');
      expect(frame).toMatchObject({ code: 'WS_DRAINING' });
      expect(frame?.reconnectInMs).toBeGreaterThanOrEqual(0);
      expect(frame?.reconnectInMs).toBeLessThanOrEqual(100);
    }
  });
});

describe('RealtimeClient', () => {
  it('comes back by itself with a new ticket and gets what it missed, once', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    let tickets = 0;
    const client = clientOf(node.port, 'ann', {
      ticket: async () => {
        tickets += 1;
        return 'ann';
      },
    });
    const seqs: number[] = [];
    const states: string[] = [];
    client.on('said', ({ seq }) => seqs.push(seq));
    client.onState((state) => states.push(state));
    client.start();
    await until(() => client.position(ROOM) !== null);
    say(owner, node);
    await until(() => seqs.length === 1);
    node.io.of('/chat').disconnectSockets(true);
    say(owner, node);
    say(owner, node);
    await until(() => seqs.length === 3);
    expect(seqs).toEqual([1, 2, 3]);
    expect(tickets).toBe(2);
    expect(states).toEqual(['connecting', 'live', 'connecting', 'live']);
  });

  it.each([
    ['the ticket', { ticket: () => Promise.reject(Object.assign(new Error('over'), { code: 'WS_SIGNED_OUT' })) }],
    ['the server', { ticket: async () => 'nobody' }],
  ])('stops for good, and says so, when %s says that the session is over', async (_who, more) => {
    const node = await nodeWith(ownerOf('ann'));
    node.io.of('/chat').use((socket, next) => {
      if (socket.handshake.auth.ticket !== 'nobody') next();
      else next(Object.assign(new Error('WS_SIGNED_OUT'), { data: { code: 'WS_SIGNED_OUT' } }));
    });
    const client = clientOf(node.port, 'ann', more);
    const states: unknown[] = [];
    client.onState((...state) => states.push(state));
    client.start();
    await until(() => client.state === 'refused');
    await pause(100);
    expect(states).toEqual([
      ['connecting', undefined],
      ['refused', 'WS_SIGNED_OUT'],
    ]);
  });

  it('stays away when it is told to, and comes back when it is asked for again', async () => {
    const node = await nodeWith(ownerOf('ann'));
    const client = clientOf(node.port, 'ann');
    client.start();
    await until(() => client.state === 'live');
    node.io.of('/chat').emit('closing', { code: 'CHAT_CLOSED', reconnectInMs: null });
    node.io.of('/chat').disconnectSockets(true);
    await until(() => client.state === 'offline');
    await pause(100);
    expect(client.state).toBe('offline');
    client.start();
    await until(() => client.state === 'live');
  });

  it('gives an answer’s value, throws its code, and says whether something may have been done', async () => {
    const node = await nodeWith(ownerOf('ann'));
    node.io.of('/chat').on('connection', (socket) => {
      socket.on('good', (payload, answer) => answer({ got: payload }));
      socket.on('bad', (_payload, answer) =>
        answer({ error: { code: 'CHAT_NO', message: 'No', retryAfterSeconds: 3 } }),
      );
    });
    const client = clientOf(node.port, 'ann');
    await expect(client.request('good', {})).rejects.toMatchObject({ code: 'REALTIME_OFFLINE' });
    client.start();
    await until(() => client.state === 'live');
    expect(await client.request('good', { a: 1 })).toEqual({ got: { a: 1 } });
    await expect(client.request('bad', {})).rejects.toMatchObject({
      code: 'CHAT_NO',
      message: 'No',
      retryAfterSeconds: 3,
    });
    await expect(client.request('silence', {}, { timeoutMs: 30 })).rejects.toMatchObject({ code: 'REALTIME_TIMEOUT' });
    const cut = expect(client.request('silence', {})).rejects.toMatchObject({ code: 'REALTIME_CUT' });
    node.io.of('/chat').disconnectSockets(true);
    await cut;
  });

  it('asks for what a page is missing that was loaded before the client was there', async () => {
    const owner = ownerOf('ann');
    const node = await nodeWith(owner);
    const page = owner.position(ROOM);
    say(owner, node);
    say(owner, node);
    const client = clientOf(node.port, 'ann');
    const seqs: number[] = [];
    client.on('said', ({ seq }) => seqs.push(seq));
    client.start();
    await until(() => client.position(ROOM)?.seq === 2);
    client.track(page);
    await until(() => seqs.length === 2);
    expect(seqs).toEqual([1, 2]);
    expect(client.positions()).toEqual([owner.position(ROOM)]);
    client.forget(ROOM);
    expect(client.positions()).toEqual([]);
  });
});
