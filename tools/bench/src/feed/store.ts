import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engines, rustServer, startEngines } from '@my-girok/engines';
import { FeedServiceClient } from '@my-girok/proto';
import { type Db, MongoClient } from 'mongodb';
import { type Identity, startIdentity } from '../identity.ts';
import { freePort, type Program, startProgram } from '../product.ts';

/** One feed-service over a database of its own. */
export interface Feed {
  db: Db;
  client: FeedServiceClient;
  /** The service and the database server. */
  pids: number[];
}

/** One database server; each feed-service over it has its database and its NATS, since consumers are named by the service. */
export interface FeedStore {
  identity: Identity;
  /** Which MongoDB server was measured. */
  engine: string;
  start(database: string): Promise<Feed>;
  stop(): Promise<void>;
}

export async function startFeedStore(progress: (line: string) => void): Promise<FeedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'girok-bench-'));
  const running: Engines[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const identity = await startIdentity(folder, 'feed-service');
  const stop = async (): Promise<void> => {
    for (const close of closing.reverse()) await close();
    for (const engines of running.reverse()) await engines.stop();
    identity.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const engine = async (name: 'mongodb' | 'nats', place: string): Promise<Engines> => {
    const engines = await startEngines({ dataDir: join(folder, place), only: [name], onProgress: progress });
    running.push(engines);
    return engines;
  };
  try {
    const mongodb = await engine('mongodb', 'store');
    const url = mongodb.env.MONGODB_URL ?? '';
    const mongo = new MongoClient(url);
    closing.push(() => mongo.close());
    const [server] = mongodb.engines;
    const start = async (database: string): Promise<Feed> => {
      const nats = await engine('nats', database);
      const [grpc, http] = [await freePort(), await freePort()];
      const env = { ...mongodb.env, ...nats.env, ...identity.env, NODE_ENV: 'production', LOG_LEVEL: 'warn' };
      const own = { MONGODB_DATABASE: database, HOST: '127.0.0.1', GRPC_PORT: `${grpc}`, HTTP_PORT: `${http}` };
      const main = 'services/feed-service/dist/main.js';
      const program: Program = await startProgram([main], { ...env, ...own }, http, '/readyz');
      closing.push(() => program.stop());
      const client = new FeedServiceClient(`127.0.0.1:${grpc}`);
      closing.push(async () => client.close());
      return { db: mongo.db(database), client, pids: [program.pid, server?.pid ?? 0].filter((pid) => pid > 0) };
    };
    return {
      identity,
      engine: `${existsSync(rustServer()) ? 'secantusd-rs' : 'mongod or secantusd-py'}, speaks ${server?.version ?? '?'}`,
      start,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
