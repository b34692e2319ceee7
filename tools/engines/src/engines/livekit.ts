import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineFolder } from '../cache.ts';
import type { EngineContext, EngineDefinition, Preparation, Program } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { livekitToken } from '../livekit-token.ts';
import { pathProgram } from '../path-program.ts';

/** The Go module of the server; `npm run engines -- build livekit` builds it. Pinned: later versions do not resolve. */
export const LIVEKIT_MODULE = { path: 'github.com/livekit/livekit-server/cmd/server', version: '1.11.0' };

const PROGRAM = 'livekit-server';

/** Where the built server is, whether or not it is there yet. */
export function livekitServer(): string {
  return join(engineFolder('livekit', LIVEKIT_MODULE.version), 'bin', PROGRAM);
}

/** The server on PATH, else the one that was built; null where there is neither. */
export async function findLivekit(): Promise<Program | null> {
  const onPath = await pathProgram(PROGRAM, [1, 11]);
  if (onPath) return { kind: PROGRAM, command: [onPath.file], version: onPath.version };
  if (!existsSync(livekitServer())) return null;
  return { kind: PROGRAM, command: [livekitServer()], version: LIVEKIT_MODULE.version };
}

async function locate(): Promise<Program> {
  const found = await findLivekit();
  if (found) return found;
  throw new EngineError(
    'livekit: calls need a LiveKit server, and there is none',
    'Build it (npm run engines -- build livekit, 4 minutes, needs Go), put livekit-server on PATH, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET',
  );
}

/**
 * Everything on loopback. The port for WebRTC over TCP is off: LiveKit opens it to the whole network, and nobody needs it on one
 * machine. A STUN server is named so that browsers are not sent to the ones LiveKit knows, which are Google's and Twilio's. Nobody
 * answers there, and none is needed; it must not be the port for media, since browsers take nothing but STUN from such an address.
 */
function configuration(context: EngineContext): Record<string, unknown> {
  const key = context.secret('livekit-key');
  return {
    port: context.port,
    bind_addresses: ['127.0.0.1'],
    keys: { [key]: context.secret('livekit-secret') },
    rtc: {
      udp_port: context.extra.udp,
      tcp_port: 0,
      allow_tcp_fallback: false,
      use_external_ip: false,
      node_ip: '127.0.0.1',
      ips: { includes: ['127.0.0.1/32'] },
      enable_loopback_candidate: true,
      stun_servers: [`127.0.0.1:${context.port}`],
    },
    turn: { enabled: false },
    // A room is made by who may make one: a token alone opens nothing.
    room: { auto_create: false },
    ...(context.webhook === null ? {} : { webhook: { api_key: key, urls: [context.webhook] } }),
    logging: { level: 'info', json: true },
  };
}

async function prepare(program: Program, context: EngineContext): Promise<Preparation> {
  mkdirSync(context.engineDir, { recursive: true });
  const file = join(context.engineDir, 'livekit.json');
  // JSON is YAML. Written anew, since an older file would keep its mode.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(configuration(context), null, 2), { mode: 0o600 });
  return {
    command: [...program.command, '--config', file],
    env: { GOMEMLIMIT: '256MiB' },
    cwd: context.engineDir,
    stopSignal: 'SIGINT',
    // Told once, it waits for the last call to end, and does not hear it at all in the first tenth of a second that it answers.
    insistSignal: 'SIGTERM',
  };
}

function environment(context: EngineContext): Record<string, string> {
  return {
    LIVEKIT_URL: `http://127.0.0.1:${context.port}`,
    LIVEKIT_PUBLIC_URL: `ws://localhost:${context.port}`,
    LIVEKIT_API_KEY: context.secret('livekit-key'),
    LIVEKIT_API_SECRET: context.secret('livekit-secret'),
  };
}

/** Lists the rooms with the key: shows that the server answers and knows it. It does not tell its version. */
async function check(env: Record<string, string>): Promise<string> {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY = '', LIVEKIT_API_SECRET = '' } = env;
  const address = LIVEKIT_URL.replace(/^ws/, 'http').replace(/\/$/, '');
  const response = await fetch(`${address}/twirp/livekit.RoomService/ListRooms`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${livekitToken(LIVEKIT_API_KEY, LIVEKIT_API_SECRET, { video: { roomList: true } })}`,
      'content-type': 'application/json',
    },
    body: '{}',
    signal: AbortSignal.timeout(2000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`LiveKit answered ${response.status}`);
  return '';
}

/** LiveKit 1.11: `livekit-server` on PATH, else one that was built here. */
export const livekit: EngineDefinition = {
  name: 'livekit',
  usualPort: 7880,
  extraPorts: [{ name: 'udp', usualPort: 7882, protocol: 'udp' }],
  variables: ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'],
  scheme: 'http',
  locate,
  prepare,
  environment,
  check,
};
