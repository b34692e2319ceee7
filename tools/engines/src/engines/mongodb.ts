import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { engineFolder } from '../cache.ts';
import type { EngineContext, EngineDefinition, Preparation, Program } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { pathProgram } from '../path-program.ts';
import { pipPackage, pipProgram } from '../pip-package.ts';

const PYTHON_VERSION = '0.7.0b3';

/** The crate of the Rust server; `npm run engines -- build mongodb` builds it. */
export const RUST_CRATE = { name: 'secantus-mdb', version: '0.5.3-beta.196', program: 'secantusd-rs' };

/** Where the built Rust server is, whether or not it is there yet. */
export function rustServer(): string {
  return join(engineFolder('mongodb-rust', RUST_CRATE.version), 'bin', RUST_CRATE.program);
}

/** The server that made this data folder's files: another one would show an empty database. */
function madeBy(dataDir: string | null): string | undefined {
  const kinds = ['mongod', 'secantusd-rs', 'secantusd-py'];
  return dataDir === null ? undefined : kinds.find((kind) => existsSync(join(dataDir, 'mongodb', kind)));
}

async function locate(progress: (line: string) => void, dataDir: string | null): Promise<Program> {
  const kept = madeBy(dataDir);
  const mongod = kept === undefined || kept === 'mongod' ? await pathProgram('mongod', [7]) : null;
  if (mongod) return { kind: 'mongod', command: [mongod.file], version: mongod.version };
  if ((kept === undefined || kept === 'secantusd-rs') && existsSync(rustServer())) {
    return { kind: 'secantusd-rs', command: [rustServer()], version: RUST_CRATE.version };
  }
  if (kept === 'mongod' || kept === 'secantusd-rs') {
    throw new EngineError(
      `mongodb: the data in ${dataDir} was written by ${kept}, which is not here any more`,
      kept === 'mongod'
        ? 'Put mongod on PATH, or start afresh: npm start -- --reset'
        : 'Build it (npm run engines -- build mongodb), or start afresh: npm start -- --reset',
    );
  }
  const installed = await pipPackage('mongodb', PYTHON_VERSION, 'MONGODB_URL', progress);
  return {
    kind: 'secantusd-py',
    command: [installed.python.program, pipProgram(installed, 'secantusd-py')],
    env: { PYTHONPATH: installed.folder, PYTHONNOUSERSITE: '1' },
    version: PYTHON_VERSION,
  };
}

async function prepare(program: Program, context: EngineContext): Promise<Preparation> {
  // The servers' files are not interchangeable: each keeps its own.
  const data = join(context.engineDir, program.kind === 'mongod' ? 'mongod' : program.kind);
  mkdirSync(data, { recursive: true });
  const launch = { env: program.env ?? {}, cwd: context.engineDir, stopSignal: 'SIGTERM' as const };
  if (program.kind === 'mongod') {
    return {
      ...launch,
      command: [
        ...program.command,
        '--dbpath',
        data,
        '--port',
        `${context.port}`,
        '--bind_ip',
        '127.0.0.1',
        '--replSet',
        'girok',
        '--wiredTigerCacheSizeGB',
        '0.25',
        '--unixSocketPrefix',
        context.engineDir,
      ],
    };
  }
  return {
    ...launch,
    command: [
      ...program.command,
      '--host',
      '127.0.0.1',
      '--port',
      `${context.port}`,
      '--storage-path',
      data,
      '--cache-size',
      '256M',
      '--log-level',
      'WARNING',
      ...(context.durable ? ['--sync-on-commit'] : []),
    ],
  };
}

function environment(context: EngineContext): Record<string, string> {
  // Direct: the set's name differs between the servers, and a replica set of one has nobody to fail over to.
  return { MONGODB_URL: `mongodb://127.0.0.1:${context.port}/?directConnection=true` };
}

async function withClient<T>(env: Record<string, string>, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(env.MONGODB_URL ?? '', { serverSelectionTimeoutMS: 1000, connectTimeoutMS: 2000 });
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.close().catch(() => {});
  }
}

async function check(env: Record<string, string>): Promise<string> {
  return withClient(env, async (client) => {
    const admin = client.db('admin');
    await admin.command({ ping: 1 });
    return String((await admin.command({ buildInfo: 1 })).version);
  });
}

/**
 * How long the server keeps a transaction of which nothing is heard any more, in seconds. A process that is killed within one leaves
 * it open, and nobody else can write its documents for so long: 60 s by default.
 */
const ABANDONED_AFTER_S = 5;

/** A fresh mongod is a replica set only once told so; the SecantusDB servers are one from the start. */
async function setUp(context: EngineContext, env: Record<string, string>): Promise<void> {
  await withClient(env, async (client) => {
    // SecantusDB's Python server does not know the parameter.
    await client
      .db('admin')
      .command({ setParameter: 1, transactionLifetimeLimitSeconds: ABANDONED_AFTER_S })
      .catch(() => {});
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello.isWritablePrimary === true) return;
    if (!hello.setName)
      await client
        .db('admin')
        .command({ replSetInitiate: { _id: 'girok', members: [{ _id: 0, host: `127.0.0.1:${context.port}` }] } });
    while ((await client.db('admin').command({ hello: 1 })).isWritablePrimary !== true)
      await new Promise((resolve) => setTimeout(resolve, 100));
  });
}

/** MongoDB's wire protocol with transactions: `mongod` on PATH, else SecantusDB, the Rust server where it is built. */
export const mongodb: EngineDefinition = {
  name: 'mongodb',
  usualPort: 27017,
  extraPorts: [],
  variables: ['MONGODB_URL'],
  scheme: 'mongodb',
  locate,
  prepare,
  environment,
  check,
  setUp,
};
