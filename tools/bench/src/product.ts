import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engines, startEngines } from '@my-girok/engines';

export const repository: string = fileURLToPath(new URL('../../../', import.meta.url));
const services = ['auth-service', 'personal-service', 'feed-service'] as const;
const callers = [...services, 'graphql-bff'] as const;
const readyWithinMs = 60_000;

/** A port of 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A program under measurement. */
export interface Program {
  pid: number;
  address: string;
  stop(): Promise<void>;
}

/** The services with engines and data of their own, and what a BFF needs to reach them. */
export interface Product {
  /** The environment of a gateway in front of the services. */
  gatewayEnv: Record<string, string>;
  folder: string;
  /** Starts a program and resolves when it is ready at `readyPath`. */
  run(args: readonly string[], env: Record<string, string>, port: number, readyPath: string): Promise<Program>;
  stop(): Promise<void>;
}

function makeKeys(folder: string): { keyFile(name: string): string; jwksFile: string } {
  const keyFile = (name: string) => join(folder, `${name}.json`);
  const keys = callers.map((name) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const about = { kid: name, alg: 'ES256', use: 'sig' };
    writeFileSync(keyFile(name), JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...about }), {
      mode: 0o600,
    });
    return { ...publicKey.export({ format: 'jwk' }), ...about };
  });
  const jwksFile = join(folder, 'services.json');
  writeFileSync(jwksFile, JSON.stringify({ keys }));
  return { keyFile, jwksFile };
}

/** Starts a program and resolves when it is ready at `path`. */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string>,
  port: number,
  path: string,
): Promise<Program> {
  const child = spawn(process.execPath, [...args], {
    cwd: repository,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const address = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + readyWithinMs; ; ) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${args.at(-1)} did not become ready:\n${output}`);
    }
    const ready = await fetch(address + path).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { pid: child.pid ?? 0, address, stop: () => end(child) };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
  return ended.then(() => clearTimeout(late));
}

/** Starts engines and services with the settings that production has; `progress` tells what is being waited for. */
export async function startProduct(progress: (line: string) => void): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'girok-bench-'));
  const running: Program[] = [];
  let engines: Engines | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((program) => program.stop()));
    await engines?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const run: Product['run'] = async (args, env, port, path) => {
    const program = await startProgram(args, env, port, path);
    running.unshift(program);
    return program;
  };
  try {
    mkdirSync(join(folder, 'keys'), { mode: 0o700 });
    const { keyFile, jwksFile } = makeKeys(join(folder, 'keys'));
    engines = await startEngines({
      dataDir: join(folder, 'engines'),
      only: ['postgresql', 'mongodb', 'valkey', 'nats'],
      onProgress: progress,
    });
    const ports = await Promise.all(services.map(async () => ({ grpc: await freePort(), http: await freePort() })));
    const [auth, personal, feed] = ports as [(typeof ports)[0], (typeof ports)[0], (typeof ports)[0]];
    const common = (name: string): Record<string, string> => ({
      ...engines?.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      AUTH_JWKS_URL: `http://127.0.0.1:${auth.http}/.well-known/jwks.json`,
      AUTH_GRPC_ADDRESS: `127.0.0.1:${auth.grpc}`,
      PERSONAL_GRPC_ADDRESS: `127.0.0.1:${personal.grpc}`,
      FEED_GRPC_ADDRESS: `127.0.0.1:${feed.grpc}`,
      // No picture is uploaded and nobody talks here: the addresses are needed only for the configuration to be whole.
      MEDIA_GRPC_ADDRESS: '127.0.0.1:1',
      CHAT_GRPC_ADDRESS: '127.0.0.1:1',
      NOTIFICATION_GRPC_ADDRESS: '127.0.0.1:1',
      MATCHING_GRPC_ADDRESS: '127.0.0.1:1',
      MEDIA_URL: 'http://localhost:4056',
      MEDIA_URL_KEY: secrets.media,
      AUTH_REFRESH_KEY: secrets.refresh,
      AUTH_SEAL_KEY: secrets.seal,
      SERVICE_KEY_FILE: keyFile(name),
      SERVICES_JWKS_FILE: jwksFile,
    });
    progress('services: starting');
    await Promise.all(
      services.map((name, index) => {
        const { grpc, http } = ports[index] ?? auth;
        const env = { ...common(name), GRPC_PORT: `${grpc}`, HTTP_PORT: `${http}` };
        return run([`services/${name}/dist/main.js`], env, http, '/readyz');
      }),
    );
    return { gatewayEnv: common('graphql-bff'), folder, run, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const secret = (): string => randomBytes(32).toString('base64url');
const secrets = { refresh: secret(), seal: secret(), media: secret() };
