import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort, untilTrue } from '@my-girok/nest-common/testing';
import { ChatServiceClient, decodeEvent } from '@my-girok/proto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, type TestPerson } from './chat-service.fixture.js';
import { startOwnNats } from './own-nats.js';

const MESSAGES = 48;
const KILLS = 2;
const PATIENCE = { timeoutMs: 120_000, everyMs: 10 };
const folder = fileURLToPath(new URL('../', import.meta.url));

let nats: Awaited<ReturnType<typeof startOwnNats>>;
let chat: ChatFixture;
let running: ChildProcess | undefined;
beforeAll(async () => {
  nats = await startOwnNats();
  chat = await ChatFixture.start();
});
afterAll(async () => {
  if (running) await kill(running);
  await chat?.stop();
  await nats?.stop();
});

/** The service as a process of its own, with events; resolves when it is ready. */
async function startProcess(grpc: number): Promise<ChildProcess> {
  const http = await freePort();
  const env = { ...chat.env, PATH: process.env.PATH, NATS_URL: nats.url, GRPC_PORT: `${grpc}`, HTTP_PORT: `${http}` };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: folder, env, stdio: 'ignore' });
  running = child;
  await untilTrue(async () => {
    if (child.exitCode !== null) throw new Error('chat-service ended');
    return (await fetch(`http://127.0.0.1:${http}/readyz`)).ok;
  }, PATIENCE);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** What the room's stream holds: the channel's number of each event, by its id, in the order it came. */
async function published(roomId: string): Promise<{ seq: number; messageId: string }[]> {
  const connection = await connect({ servers: nats.url });
  try {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info('CHAT_LIVE');
    const found: { seq: number; messageId: string }[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const stored = await manager.streams.getMessage('CHAT_LIVE', { seq });
      if (!stored?.subject.startsWith('message.created.')) continue;
      const data = decodeEvent('message.created', stored.string());
      if (data.roomId === roomId) found.push({ seq: data.seq, messageId: data.message?.id ?? '' });
    }
    return found;
  } finally {
    await connection.close();
  }
}

it('makes one message of each send, though the service is killed while they come and each is repeated until it is answered', async () => {
  const [owner, member] = (await chat.people(2)) as [TestPerson, TestPerson];
  const { id: roomId } = await chat.group(owner, [member]);
  const grpc = await freePort();
  let child = await startProcess(grpc);
  // A client of its own for each process: one that saw the last one die waits before it tries again.
  let client = new ChatServiceClient(`127.0.0.1:${grpc}`);
  const ids = Array.from({ length: MESSAGES }, () => randomUUID());
  const acknowledged = new Map<string, { id: string; seq: number }>();
  const send = async (clientId: string, i: number) => {
    const sender = i % 2 ? owner : member;
    await untilTrue(async () => {
      const { message } = await client.sendMessage({ roomId, clientId, content: `${i}` }, sender.as);
      if (message) acknowledged.set(clientId, { id: message.id, seq: message.seq });
      return message !== undefined;
    }, PATIENCE);
  };
  const sending = (async () => {
    for (let at = 0; at < MESSAGES; at += 6) await Promise.all(ids.slice(at, at + 6).map((id, i) => send(id, at + i)));
  })();
  for (let kills = 1; kills <= KILLS; kills++) {
    await untilTrue(() => acknowledged.size >= (kills * MESSAGES) / (KILLS + 1), PATIENCE);
    await kill(child);
    child = await startProcess(grpc);
    client.close();
    client = new ChatServiceClient(`127.0.0.1:${grpc}`);
  }
  await sending;
  client.close();
  const stored = await chat
    .stored('messages')
    .find({ roomId, clientId: { $exists: true } })
    .sort({ seq: 1 })
    .toArray();
  expect(stored).toHaveLength(MESSAGES);
  expect(stored.map(({ seq }) => seq)).toEqual(ids.map((_, i) => (stored[0]?.seq as number) + i));
  for (const { _id, clientId, seq } of stored) expect(acknowledged.get(clientId)).toEqual({ id: _id, seq });
  const numbers = await chat.numbers(`room:${roomId}`);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  await untilTrue(async () => (await chat.stored('outbox').countDocuments({ sentAt: null })) === 0, PATIENCE);
  const heard = (await published(roomId)).filter(({ messageId }) => stored.some(({ _id }) => _id === messageId));
  // What was published before a kill that kept it from being noted comes again; whoever follows drops it by its number.
  const inOrder = heard.filter(({ seq }, i) => heard.findIndex((other) => other.seq === seq) === i);
  expect(inOrder.map(({ messageId }) => messageId)).toEqual(stored.map(({ _id }) => _id));
}, 400_000);
