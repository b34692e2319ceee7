import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choosePorts } from './ports.ts';

const server = createServer();
let taken = 0;
beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  taken = (server.address() as AddressInfo).port;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test('takes another port when the preferred one is in use', async () => {
  const { nats } = await choosePorts([{ name: 'nats', preferred: [taken] }]);
  expect(nats).not.toBe(taken);
});

test('fails for a fixed port in use, naming its holder and what to do', async () => {
  await expect(choosePorts([{ name: 'nats', fixed: taken, preferred: [] }])).rejects.toThrow(
    new RegExp(
      `nats: port ${taken} is in use by .*${process.platform === 'linux' ? `pid ${process.pid}` : ''}.*Stop it`,
    ),
  );
});

test('gives every wish a port of its own', async () => {
  const wishes = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, preferred: [] }));
  expect(new Set(Object.values(await choosePorts(wishes))).size).toBe(20);
});

test('tells a port for datagrams from one for connections', async () => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  const { udp } = await choosePorts([{ name: 'udp', preferred: [port], protocol: 'udp' }]);
  expect(udp).not.toBe(port);
  await new Promise<void>((resolve) => socket.close(resolve));
  // Held for connections only, so free for these.
  expect(await choosePorts([{ name: 'udp', preferred: [taken], protocol: 'udp' }])).toEqual({ udp: taken });
});
