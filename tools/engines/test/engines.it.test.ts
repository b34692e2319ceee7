import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engines, identify, isAlive, startEngines, waitForEnd } from '../src/index.ts';
import { typescriptNode } from '../src/typescript-node.ts';

const needed = ['postgresql', 'mongodb', 'valkey', 'nats', 's3'] as const;
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'girok-engines-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string | undefined, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a stack of engines', () => {
  const dataDir = newFolder();
  let engines: Engines;
  beforeAll(async () => {
    engines = await startEngines({ dataDir, only: needed, environment: {} });
  }, 180_000);
  afterAll(() => engines.stop());

  test('is ready on loopback with a pid and a version each', () => {
    expect(engines.engines.map((engine) => engine.name)).toEqual(needed);
    for (const engine of engines.engines) {
      expect(engine).toMatchObject({
        state: 'ready',
        address: expect.stringContaining('127.0.0.1'),
        version: expect.stringMatching(/^\d/),
      });
      expect(isAlive(identify(engine.pid ?? 0))).toBe(true);
    }
  });

  test('lets a service into its own database only', async () => {
    const { AUTH_DATABASE_URL: auth = '' } = engines.env;
    await expect(query(auth, 'SELECT current_user AS name')).resolves.toEqual([{ name: 'auth' }]);
    await expect(query(auth.replace(/\/auth$/, '/personal'), 'SELECT 1')).rejects.toThrow(/permission denied/);
    await expect(query(auth.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  test('keeps both or neither write of a MongoDB transaction and shows them in a change stream', async () => {
    const client = await new MongoClient(engines.env.MONGODB_URL ?? '').connect();
    try {
      const posts = client.db('it').collection<{ text: string }>('posts');
      const outbox = client.db('it').collection<{ text: string }>('outbox');
      const changes = outbox.watch();
      const first = changes.next();
      const write = (fail: boolean) =>
        client.withSession((session) =>
          session.withTransaction(async () => {
            await posts.insertOne({ text: String(fail) }, { session });
            await outbox.insertOne({ text: String(fail) }, { session });
            if (fail) throw new Error('after both writes');
          }),
        );
      await expect(write(true)).rejects.toThrow('after both writes');
      await write(false);
      expect(await first).toMatchObject({ operationType: 'insert', fullDocument: { text: 'false' } });
      await changes.close();
      expect(await posts.countDocuments()).toBe(1);
      expect(await outbox.countDocuments()).toBe(1);
    } finally {
      await client.close();
    }
  });

  test('keeps what was acknowledged over kill -9 and a restart, on the same port', async () => {
    await query(engines.env.AUTH_DATABASE_URL, 'CREATE TABLE kept AS SELECT 42 AS value');
    const before = await connect({ servers: engines.env.NATS_URL ?? '' });
    await (await jetstreamManager(before)).streams.add({ name: 'KEPT', subjects: ['kept'] });
    await jetstream(before).publish('kept', 'value');
    await before.close();
    for (const name of ['postgresql', 'nats'] as const) {
      const address = engines.engines.find((engine) => engine.name === name)?.address;
      await engines.kill(name, 'SIGKILL');
      await engines.restart(name);
      expect(engines.engines.find((engine) => engine.name === name)).toMatchObject({ address, state: 'ready' });
    }
    await expect(query(engines.env.AUTH_DATABASE_URL, 'SELECT value FROM kept')).resolves.toEqual([{ value: 42 }]);
    const after = await connect({ servers: engines.env.NATS_URL ?? '' });
    expect((await (await jetstreamManager(after)).streams.info('KEPT')).state.messages).toBe(1);
    await after.close();
  });

  test('refuses a second owner of its data folder and says what to do', async () => {
    await expect(startEngines({ dataDir, only: ['valkey'], environment: {} })).rejects.toThrow(
      /is used by process \d+\. Stop that stack/,
    );
  });

  test('runs beside another stack', async () => {
    const other = await startEngines({ dataDir: newFolder(), only: ['postgresql', 'valkey', 's3'], environment: {} });
    const addresses = [...engines.engines, ...other.engines].map((engine) => engine.address);
    expect(new Set(addresses).size).toBe(addresses.length);
    await other.stop();
    expect(other.engines.map((engine) => engine.state)).toEqual(['stopped', 'stopped', 'stopped']);
  });
});

test('no engine outlives an owner that was killed, and the next start finds the data', async () => {
  const dataDir = newFolder();
  const hold = async () => {
    const child = spawn(typescriptNode(), [fileURLToPath(new URL('./holder.ts', import.meta.url)), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    return { child, pids: JSON.parse(line) as number[] };
  };
  for (let round = 0; round < 2; round++) {
    const { child, pids } = await hold();
    const servers = pids.map(identify);
    expect(servers.every(isAlive)).toBe(true);
    child.kill('SIGKILL');
    for (const server of servers) expect(await waitForEnd(server, 15_000)).toBe(true);
  }
}, 120_000);

test('an address in the environment is used as it is, and one that does not answer is named', async () => {
  const own = await startEngines({ dataDir: newFolder(), only: ['valkey'], environment: {} });
  const { VALKEY_URL } = own.env;
  const external = await startEngines({ dataDir: newFolder(), only: ['valkey'], environment: { VALKEY_URL } });
  expect(external.engines).toEqual([
    expect.objectContaining({ name: 'valkey', pid: null, state: 'ready', env: { VALKEY_URL } }),
  ]);
  await external.stop();
  await own.stop();
  await expect(startEngines({ dataDir: newFolder(), only: ['valkey'], environment: { VALKEY_URL } })).rejects.toThrow(
    /valkey: the server at redis:.* does not answer.*unset the variable/,
  );
});
