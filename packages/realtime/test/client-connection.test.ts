import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConnection, createRealtimeClient } from '../src/client/realtime-client.js';

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

async function serverWith(options: object = {}): Promise<{ io: Server; url: string }> {
  const http = createServer();
  const io = new Server(http, { serveClient: false, ...options });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ending.push(() => void io.close());
  return { io, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

const backOff = { minMs: 10, maxMs: 40 };

describe('a connection that several clients share', () => {
  async function pair() {
    const { io, url } = await serverWith();
    io.of('/one');
    io.of('/two');
    const connection = createConnection({ url });
    const [one, two] = ['/one', '/two'].map((namespace) => {
      const client = createRealtimeClient({ url, namespace, ticket: async () => namespace, backOff, connection });
      ending.push(() => client.stop());
      client.start();
      return client;
    });
    if (!one || !two) throw new Error('There are two');
    await until(() => one.state === 'live' && two.state === 'live');
    return { io, one, two };
  }

  it('carries both, each with its own ticket', async () => {
    const { io } = await pair();
    expect(io.engine.clientsCount).toBe(1);
    const tickets = ['/one', '/two'].map((name) =>
      [...io.of(name).sockets.values()].map(({ handshake }) => handshake.auth.ticket),
    );
    expect(tickets).toEqual([['/one'], ['/two']]);
  });

  it('comes back for both when it is cut', async () => {
    const { io, one, two } = await pair();
    const came: string[] = [];
    for (const name of ['/one', '/two']) io.of(name).on('connection', () => came.push(name));
    const isLive = () => one.state === 'live' && two.state === 'live';
    for (let cut = 1; cut <= 30; cut += 1) {
      for (const { conn } of io.of('/one').sockets.values()) conn.close();
      await until(() => !isLive());
      await until(isLive);
    }
    // Neither twice, nor one with the other's.
    expect(came.filter((name) => name === '/one')).toHaveLength(30);
    expect(came.filter((name) => name === '/two')).toHaveLength(30);
    expect(io.engine.clientsCount).toBe(1);
  });

  it('stays for one when the other stops, is sent away or is refused', async () => {
    const { io, one, two } = await pair();
    const { conn } = [...io.of('/two').sockets.values()][0] ?? {};
    one.stop();
    await until(() => io.of('/one').sockets.size === 0);
    io.of('/one').use((_socket, next) => next(Object.assign(new Error('no'), { data: { code: 'WS_SIGNED_OUT' } })));
    one.start();
    await until(() => one.state === 'refused');
    expect(two.state).toBe('live');
    expect([...io.of('/two').sockets.values()].map((socket) => socket.conn)).toEqual([conn]);
  });

  it('ends with the last of them', async () => {
    const { io, one, two } = await pair();
    one.stop();
    two.stop();
    await until(() => io.engine.clientsCount === 0);
    expect([one.state, two.state]).toEqual(['offline', 'offline']);
  });
});

describe('a client behind something that lets no WebSocket through', () => {
  it('finds its way over HTTP', async () => {
    const { url, io } = await serverWith({ transports: ['polling'] });
    io.of('/one').on('connection', (socket) => socket.on('echo', (value, answer) => answer(value)));
    const client = createRealtimeClient({ url, namespace: '/one', ticket: async () => 't', backOff });
    ending.push(() => client.stop());
    client.start();
    await until(() => client.state === 'live');
    expect(await client.request('echo', 'hello')).toBe('hello');
  });
});

describe('a client whose server is away', () => {
  it('says `connecting` first and `offline` when several attempts failed, and is there when the server is', async () => {
    const first = await serverWith();
    const port = Number(new URL(first.url).port);
    await first.io.close();
    const client = createRealtimeClient({ url: first.url, namespace: '/one', ticket: async () => 't', backOff });
    ending.push(() => client.stop());
    const states: string[] = [];
    client.onState((state) => states.push(state));
    client.start();
    await until(() => client.state === 'offline');
    const http = createServer();
    const io = new Server(http, { serveClient: false });
    io.of('/one');
    ending.push(() => void io.close());
    http.listen(port, '127.0.0.1');
    await until(() => client.state === 'live');
    expect(states).toEqual(['connecting', 'offline', 'live']);
  });
});
