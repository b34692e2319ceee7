import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  createMongoDatabase,
  createPostgresDatabase,
  type TestDatabase,
  TestIdentity,
  untilTrue,
} from '@my-girok/nest-common/testing';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Store {
  kind: 'PostgreSQL' | 'MongoDB';
  open(): Promise<TestDatabase>;
  effects(database: TestDatabase): Promise<string[]>;
}

const stores: Store[] = [
  {
    kind: 'PostgreSQL',
    open: () => createPostgresDatabase(),
    async effects({ url }) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ text: string }>('select text from effect');
      await client.end();
      return rows.map(({ text }) => text);
    },
  },
  {
    kind: 'MongoDB',
    open: () => createMongoDatabase(),
    async effects({ url, name }) {
      const client = new MongoClient(url);
      const found = await client.db(name).collection<{ text: string }>('effect').find().toArray();
      await client.close();
      return found.map(({ text }) => text);
    },
  },
];

const EMIT = 6;
/** Longer than the ack wait: whatever was in hand at the kill has come again by then. */
const DUPLICATES_SHOW_MS = 6000;
let runs = 0;

describe.each(stores)('a process over $kind that is killed', (store) => {
  let identity: TestIdentity;
  const names = Array.from(
    { length: 20 },
    (_, n) => `crash-${store.kind.toLowerCase()}-${Date.now().toString(36)}-${n}`,
  );

  beforeAll(async () => {
    identity = await TestIdentity.start(names);
  });

  afterAll(() => identity?.stop());

  /** Runs the service until it dies of `faults`, then again without them; returns what was acknowledged and what happened. */
  async function crash(faults: string, { second = '', patienceMs = 75_000 } = {}) {
    const name = names[runs++ % names.length] as string;
    const database = await store.open();
    const acknowledged = new Set<string>();
    const start = (env: Record<string, string>, emitted: Set<string>) => {
      const child = spawn(process.execPath, [fileURLToPath(new URL('./crashing-service.mjs', import.meta.url))], {
        env: {
          PATH: process.env.PATH,
          ...identity.env(name),
          STORE_KIND: store.kind,
          STORE_URL: database.url,
          STORE_NAME: database.name,
          SERVICE: name,
          ...env,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.on('data', (chunk: Buffer) => {
        for (const [, id] of chunk.toString().matchAll(/^emitted (\S+)$/gm)) emitted.add(id as string);
      });
      return child;
    };
    const end = async (child: ChildProcess) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    };
    const dying = start({ FAULTS: faults, EMIT: String(EMIT) }, acknowledged);
    const [, signal] = (await once(dying, 'exit')) as [number | null, string | null];
    const later = new Set<string>();
    const survivor = start({ FAULTS: second, EMIT: '1' }, later);
    try {
      acknowledged.add(await untilTrue(() => [...later].at(0), { timeoutMs: 30_000 }));
      const counts = await settled(() => store.effects(database), acknowledged, patienceMs);
      return { signal, acknowledged, counts };
    } finally {
      await end(survivor);
      await database.drop();
    }
  }

  it.each([
    'relay.publishing',
    'relay.published',
    'relay.marked',
    'consumer.received',
    'consumer.applying',
    'consumer.applied',
    'consumer.acked',
  ])(
    'at %s loses nothing that was acknowledged and does nothing twice',
    async (point) => {
      const { signal, acknowledged, counts } = await crash(point);
      expect(signal).toBe('SIGKILL');
      for (const id of acknowledged) expect(counts.get(id)).toBe(1);
      expect(Math.max(...counts.values())).toBe(1);
    },
    150_000,
  );

  it('would lose events without the outbox', async () => {
    const { acknowledged, counts } = await crash('without.outbox,relay.publishing', { patienceMs: 8000 });
    expect([...acknowledged].some((id) => !counts.has(id))).toBe(true);
  }, 150_000);

  it('would do things twice without the inbox', async () => {
    const { counts } = await crash('without.inbox,consumer.applied', { second: 'without.inbox', patienceMs: 8000 });
    expect(Math.max(...counts.values())).toBeGreaterThan(1);
  }, 150_000);
});

/**
 * How often each effect happened, once every acknowledged one has, or nothing has changed for `patienceMs`. MongoDB keeps the
 * transaction of a killed process, and with it what it had written, for up to a minute.
 */
async function settled(
  read: () => Promise<string[]>,
  acknowledged: ReadonlySet<string>,
  patienceMs: number,
): Promise<Map<string, number>> {
  let before = -1;
  let quietSince = Date.now();
  return untilTrue(
    async () => {
      const effects = await read();
      if (effects.length !== before) quietSince = Date.now();
      before = effects.length;
      const counts = new Map<string, number>();
      for (const text of effects) counts.set(text, (counts.get(text) ?? 0) + 1);
      const complete = [...acknowledged].every((id) => counts.has(id));
      return Date.now() - quietSince > (complete ? Math.min(patienceMs, DUPLICATES_SHOW_MS) : patienceMs)
        ? counts
        : undefined;
    },
    { timeoutMs: 120_000, everyMs: 100 },
  );
}
