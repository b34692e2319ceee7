import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineName, type Engines, startEngines } from '@my-girok/engines';
import { TestIdentity } from '@my-girok/nest-common/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../e2e/src/until.ts';
import { KILL_POINTS } from './saboteur.ts';
import { readSums, type Sums } from './sums.ts';
import { TallyHost } from './tally-host.ts';
import type { Orders } from './tally-process.ts';

const DEPOSITS = 24;
const STORES = ['postgresql', 'mongodb'] as const;
type Store = (typeof STORES)[number];

let dataDir: string;
let engines: Engines;
let identity: TestIdentity;
let runs = 0;

beforeAll(async () => {
  // Engines of its own: they are killed here, and other tests run on the shared ones.
  dataDir = mkdtempSync(join(tmpdir(), 'girok-kill-'));
  engines = await startEngines({ dataDir, only: ['postgresql', 'mongodb', 'nats'], environment: {} });
  identity = await TestIdentity.start(['tally']);
});

afterAll(async () => {
  await identity?.stop();
  await engines?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function freshOrders(store: Store): Promise<Orders> {
  runs += 1;
  const service = `tally-${store}-${runs}`;
  const database = service.replaceAll('-', '_');
  let url = engines.env.MONGODB_URL ?? '';
  if (store === 'postgresql') {
    const admin = new pg.Client({ connectionString: engines.env.POSTGRES_ADMIN_URL });
    await admin.connect();
    await admin.query(`create database ${database}`);
    await admin.end();
    const address = new URL(engines.env.POSTGRES_ADMIN_URL ?? '');
    address.pathname = `/${database}`;
    url = address.href;
  }
  await forgetEvents();
  const env = { ...identity.env('tally'), NATS_URL: engines.env.NATS_URL ?? '', LOG_LEVEL: 'silent' };
  return { store, service, url, database, env };
}

/** A new service would begin with the events of all before it. */
async function forgetEvents(): Promise<void> {
  const connection = await connect({ servers: engines.env.NATS_URL, timeout: 5000 });
  const manager = await jetstreamManager(connection);
  for (const { config } of await manager.streams.list().next()) await manager.streams.delete(config.name);
  await connection.close();
}

/** How many messages the service's consumers have not acknowledged yet. */
async function unacknowledged(service: string): Promise<number> {
  const connection = await connect({ servers: engines.env.NATS_URL, timeout: 2000 });
  try {
    const manager = await jetstreamManager(connection);
    let waiting = 0;
    let consumers = 0;
    for await (const info of manager.consumers.list('FEED')) {
      if (!info.name.startsWith(service)) continue;
      consumers += 1;
      waiting += info.num_pending + info.num_ack_pending;
    }
    if (consumers === 0) throw new Error(`no consumer of ${service}`);
    return waiting;
  } finally {
    await connection.close();
  }
}

/**
 * MongoDB holds a dead client's open transaction, and the documents it touched, for 60 s (transactionLifetimeLimitSeconds).
 * Deposits would wait for that and then go on; the tests need not.
 */
async function endOrphanedTransactions(store: Store): Promise<void> {
  if (store !== 'mongodb') return;
  const client = new MongoClient(engines.env.MONGODB_URL ?? '', { serverSelectionTimeoutMS: 5000 });
  await client.db('admin').command({ killAllSessions: [] });
  await client.close();
}

/** Runs deposits through everything that happens, waits until nothing is under way any more, and reads the sums. */
async function outcome(
  orders: Orders,
  during?: (host: TallyHost, done: number) => Promise<void>,
): Promise<{ sums: Sums; deaths: number }> {
  const host = new TallyHost({ ...orders, killAt: undefined }, () => endOrphanedTransactions(orders.store));
  try {
    await host.start({ killAt: orders.killAt });
    for (let index = 0; index < DEPOSITS; index += 1) {
      await during?.(host, index);
      await host.deposit(`${orders.service}:${index}`, `${orders.service}:${index % 5}`);
    }
    await until(
      `${orders.service} is quiet`,
      async () => {
        if (!host.isAlive) await host.revive();
        const { unsent } = await readSums(orders.store, orders.url, orders.database);
        return unsent === 0 && (await unacknowledged(orders.service)) === 0;
      },
      60_000,
    );
    return { sums: await readSums(orders.store, orders.url, orders.database), deaths: host.deaths };
  } finally {
    await host.stop();
  }
}

const nothingLostNothingDoubled: Sums = { deposits: DEPOSITS, unsent: 0, counted: DEPOSITS };

describe.each(STORES)('with %s', (store) => {
  test.each(KILL_POINTS)(
    'loses and doubles nothing when the process dies at "%s"',
    async (killAt) => {
      const { sums, deaths } = await outcome({ ...(await freshOrders(store)), killAt });
      expect(deaths).toBe(1);
      expect(sums).toEqual(nothingLostNothingDoubled);
    },
    120_000,
  );

  test.each<[string, EngineName]>([
    ['NATS', 'nats'],
    ['the database', store],
  ])(
    'loses and doubles nothing when %s dies while deposits arrive, and comes back',
    async (_title, engine) => {
      const { sums } = await outcome(await freshOrders(store), async (_host, done) => {
        if (done !== DEPOSITS / 2) return;
        await engines.kill(engine, 'SIGKILL');
        // Back while the next deposit is being tried.
        void engines.restart(engine);
      });
      expect(sums).toEqual(nothingLostNothingDoubled);
    },
    180_000,
  );

  test('loses an event when the outbox is switched off and the process dies after the commit', async () => {
    const orders = { ...(await freshOrders(store)), killAt: 'write: after the commit, before the answer' as const };
    const { sums } = await outcome({ ...orders, without: 'outbox' });
    expect(sums.deposits).toBe(DEPOSITS);
    expect(sums.counted).toBeLessThan(DEPOSITS);
  }, 120_000);

  test('doubles an effect when the inbox is switched off and the process dies before the ack', async () => {
    const orders = { ...(await freshOrders(store)), killAt: 'consumer: after the commit, before the ack' as const };
    const { sums } = await outcome({ ...orders, without: 'inbox' });
    expect(sums.counted).toBeGreaterThan(DEPOSITS);
  }, 120_000);
});

test('MongoDB keeps an acknowledged write over its own death', async () => {
  const client = new MongoClient(engines.env.MONGODB_URL ?? '');
  await client
    .db('durable')
    .collection('note')
    .insertOne({ text: 'kept' }, { writeConcern: { w: 'majority', j: true } });
  await client.close();
  await engines.kill('mongodb', 'SIGKILL');
  await engines.restart('mongodb');
  const again = new MongoClient(engines.env.MONGODB_URL ?? '');
  expect(await again.db('durable').collection('note').countDocuments()).toBe(1);
  await again.close();
});
