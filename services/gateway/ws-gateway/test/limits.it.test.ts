import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, GatewayFixture, type Node } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let node: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  node = await gateway.node({
    LIMIT_FRAMES_BURST: '10',
    LIMIT_FRAMES_PER_SECOND: '1',
    LIMIT_WAITING_BYTES: '65536',
    LIMIT_FRAME_BYTES: '16384',
  });
});
afterAll(() => gateway?.stop());

/** The connection under a client's socket. */
const lineOf = (client: Client) =>
  (client.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws._socket;

describe('requests', () => {
  it('that come too often are refused with when to ask again, and others of the person are not', async () => {
    const person = gateway.person();
    const [busy, quiet] = [await gateway.connect(node, '/feed', person), await gateway.connect(node, '/feed', person)];
    const answers = await Promise.all(Array.from({ length: 30 }, () => busy.ask('recover', { positions: [] })));
    const refused = answers.filter((answer) => 'error' in answer);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toEqual({ error: { code: 'WS_RATE_LIMITED', retryAfterSeconds: expect.any(Number) } });
    expect(await quiet.ask('recover', { positions: [] })).toEqual({});
  });

  it.each(['toString', 'constructor', '__proto__'])('named %s lift no limit', async (name) => {
    const client = await gateway.connect(node, '/feed', gateway.person());
    client.socket.emit(name, null);
    const answers = await Promise.all(Array.from({ length: 30 }, () => client.ask('recover', { positions: [] })));
    expect(answers.some((answer) => 'error' in answer)).toBe(true);
  });

  it('for many positions cost more than those for one', async () => {
    const client = await gateway.connect(node, '/feed', gateway.person());
    const positions = Array.from({ length: 100 }, (_, at) => ({ channel: `room:${at}`, epoch: 'e', seq: 0 }));
    expect(await client.ask('recover', { positions })).toEqual({});
    expect(await client.ask('recover', { positions })).toMatchObject({ error: { code: 'WS_RATE_LIMITED' } });
  });

  it('of no socket close their connection when they go on and on', async () => {
    const client = await gateway.connect(node, '/feed', gateway.person());
    const { engine } = client.socket.io;
    for (let count = 0; count < 3000; count++) engine.write('0/nowhere,');
    await untilTrue(() => !client.socket.connected);
    expect(client.socket.connected).toBe(false);
  });

  it('that go on and on close their socket', async () => {
    const client = await gateway.connect(node, '/feed', gateway.person());
    for (let count = 0; count < 300; count++) client.socket.emit('feed.seen', null);
    for (let count = 0; count < 300; count++) client.socket.emit('recover', { positions: [] });
    await untilTrue(() => !client.socket.connected);
    expect(client.named('closing')).toEqual([{ code: 'WS_RATE_LIMITED', reconnectInMs: 10_000 }]);
  });

  it('that are larger than a frame may be end their connection', async () => {
    const client = await gateway.connect(node, '/feed', gateway.person());
    client.socket.emit('feed.seen', 'x'.repeat(20_000));
    await untilTrue(() => !client.socket.connected);
    expect(client.socket.connected).toBe(false);
  });
});

describe('a slow reader', () => {
  it('is closed when more waits than may, without holding up others, and misses nothing by coming back', async () => {
    const [ann, ben] = gateway.people();
    const room = gateway.services.room(uuidv7(), ann.userId, ben.userId);
    const [slow, swift] = [await gateway.chat(node, ann), await gateway.chat(node, ben)];
    const channel = `room:${room.id}`;
    await gateway.say(room, ben, 'the first');
    await untilTrue(() => slow.numbered(channel).length === 1);
    lineOf(slow).pause();
    const content = 'x'.repeat(50_000);
    await untilTrue(
      async () => {
        for (let count = 0; count < 20; count++) await gateway.say(room, ben, content);
        return (await node.metrics()).includes('ws_sockets_closed_total{code="WS_TOO_SLOW"');
      },
      { timeoutMs: 25_000 },
    );
    await untilTrue(() => swift.numbered(channel).length === room.events.length, { timeoutMs: 20_000 });
    lineOf(slow).resume();
    await untilTrue(() => !slow.socket.connected);
    const heard = slow.numbered(channel).map(([, seq]) => seq);
    const back = await gateway.chat(node, ann, [{ channel, epoch: room.epoch, seq: heard.at(-1) ?? 0 }]);
    await untilTrue(() => back.named('recovered').some((each) => each.channel === channel), { timeoutMs: 20_000 });
    expect([...heard, ...back.numbered(channel).map(([, seq]) => seq)]).toEqual(room.events.map(({ seq }) => seq));
  }, 90_000);
});

describe('a node that stops', () => {
  it('is not ready at once, lets nobody in, and sends everybody away with when to come back', async () => {
    const stopping = await gateway.node({ DRAIN_MS: '3000' });
    const clients: Client[] = [];
    for (let count = 0; count < 20; count++) clients.push(await gateway.connect(stopping, '/feed', gateway.person()));
    const ticket = await gateway.ticket(gateway.person(), '/feed');
    expect(await stopping.isReady()).toBe(true);
    const stopped = stopping.stop();
    await untilTrue(async () => !(await stopping.isReady()));
    expect(await gateway.refusal(stopping.open('/feed', { ticket }))).toBeInstanceOf(Error);
    await stopped;
    await untilTrue(() => clients.every(({ socket }) => !socket.connected));
    const hints = clients.flatMap((client) => client.named('closing')) as unknown as {
      code: string;
      reconnectInMs: number;
    }[];
    expect(hints).toHaveLength(20);
    expect(hints.every(({ code, reconnectInMs }) => code === 'WS_DRAINING' && reconnectInMs <= 1500)).toBe(true);
    expect(new Set(hints.map(({ reconnectInMs }) => reconnectInMs)).size).toBeGreaterThan(1);
    // The ticket is as good as before on another node.
    const elsewhere = node.open('/feed', { ticket });
    await untilTrue(() => elsewhere.socket.connected);
  });
});

it('counts what it does', async () => {
  const person = gateway.person();
  const client = await gateway.connect(node, '/notifications', person);
  await client.hears(`notifications:${person.userId}`);
  await gateway.notify(person, {});
  await untilTrue(() => client.data('notification.created').length === 1);
  await gateway.refusal(node.open('/feed', { ticket: 'none' }));
  const metrics = await node.metrics();
  for (const name of [
    'ws_sockets{namespace="/notifications"',
    'ws_delivered_total{namespace="/notifications"',
    'ws_handshakes_refused_total{code="WS_TICKET_INVALID"',
    'process_memory_usage{type="rss"',
  ])
    expect(metrics).toContain(name);
  const ready = (await (await fetch(`${node.url}/readyz`)).json()) as { checks: unknown };
  expect(ready.checks).toEqual({
    valkey: 'up',
    'valkey-adapter': 'up',
    nats: 'up',
    'chat-events': 'up',
    'notification-events': 'up',
    'matching-events': 'up',
  });
});
