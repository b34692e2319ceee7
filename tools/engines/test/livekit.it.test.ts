import { createHash, createHmac } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Engines, findLivekit, livekitServer, startEngines } from '../src/index.ts';
import { livekitToken } from '../src/livekit-token.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'girok-livekit-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Posted {
  authorization: string;
  body: string;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

describe('a LiveKit of our own', () => {
  const dataDir = newFolder();
  const posted: Posted[] = [];
  const listener = createServer(async (request, response) => {
    posted.push({ authorization: request.headers.authorization ?? '', body: await bodyOf(request) });
    response.end();
  });
  let engines: Engines;
  const start = () => {
    const { port } = listener.address() as AddressInfo;
    const webhooks = { livekit: `http://127.0.0.1:${port}/livekit/webhook` };
    return startEngines({ dataDir, only: ['livekit'], webhooks, environment: {} });
  };
  beforeAll(async () => {
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    engines = await start();
  }, 60_000);
  afterAll(async () => {
    await engines.stop();
    listener.close();
  });

  const token = (video: Record<string, unknown>, secret = engines.env.LIVEKIT_API_SECRET ?? '') =>
    livekitToken(engines.env.LIVEKIT_API_KEY ?? '', secret, { sub: 'somebody', video });
  const call = (method: string, body: object, bearer: string) =>
    fetch(`${engines.env.LIVEKIT_URL}/twirp/livekit.RoomService/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const enter = (room: string) =>
    fetch(`${engines.env.LIVEKIT_URL}/rtc/validate?access_token=${token({ roomJoin: true, room })}`);

  test('is ready, and known by an address for services and one for browsers', () => {
    expect(engines.engines).toEqual([
      expect.objectContaining({ name: 'livekit', state: 'ready', pid: expect.any(Number), version: '1.11.0' }),
    ]);
    const { LIVEKIT_URL = '', LIVEKIT_PUBLIC_URL = '' } = engines.env;
    expect(LIVEKIT_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(LIVEKIT_PUBLIC_URL).toBe(LIVEKIT_URL.replace('http://127.0.0.1', 'ws://localhost'));
  });

  test('answers nobody without its secret, which only the owner of the data can read', async () => {
    expect((await call('ListRooms', {}, token({ roomList: true }, 'x'.repeat(32)))).status).toBe(401);
    expect((await call('ListRooms', {}, token({ roomList: true }))).status).toBe(200);
    const file = join(dataDir, 'livekit', 'livekit.json');
    expect(readFileSync(file, 'utf8')).toContain(engines.env.LIVEKIT_API_SECRET);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('has no room that nobody made, whatever a token says, and posts what happens, signed', async () => {
    expect((await enter('made')).status).toBe(404);
    expect((await call('CreateRoom', { name: 'made' }, token({ roomCreate: true }))).status).toBe(200);
    expect((await enter('made')).status).toBe(200);
    await vi.waitUntil(() => posted.length > 0, { timeout: 20_000 });
    const [{ authorization, body } = { authorization: '', body: '' }] = posted;
    expect(JSON.parse(body)).toMatchObject({ event: 'room_started', room: { name: 'made' } });
    const [header = '', claims = '', signature] = authorization.split('.');
    const secret = engines.env.LIVEKIT_API_SECRET ?? '';
    expect(createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url')).toBe(signature);
    const { sha256 } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sha256: string };
    expect(createHash('sha256').update(body).digest('base64')).toBe(sha256);
  });

  test.runIf(process.platform === 'linux')('listens on loopback alone', () => {
    const pid = engines.engines[0]?.pid;
    const inodes = new Set(
      readdirSync(`/proc/${pid}/fd`).map((fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]),
    );
    const sockets = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
      readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        // 0A listens, 07 is a datagram socket.
        .filter((fields) => inodes.has(fields[9]) && (fields[3] === '0A' || fields[3] === '07'))
        .map((fields) => `${table.slice(0, 3)} ${fields[1]?.split(':')[0]}`),
    );
    expect(sockets.sort()).toEqual(['tcp 0100007F', 'udp 0100007F']);
  });

  test('keeps its port and its key over a crash and another start', async () => {
    const before = { ...engines.env };
    await engines.kill('livekit', 'SIGKILL');
    await engines.restart('livekit');
    expect((await call('ListRooms', {}, token({ roomList: true }))).status).toBe(200);
    await engines.stop();
    engines = await start();
    expect(engines.env).toEqual(before);
  });
});

describe('where there is no LiveKit', () => {
  const { PATH, GIROK_CACHE_DIR } = process.env;
  let server = '';
  beforeAll(async () => {
    server = (await findLivekit())?.command[0] ?? '';
    process.env.PATH = '';
    process.env.GIROK_CACHE_DIR = newFolder();
  });
  afterAll(() => {
    process.env.PATH = PATH;
    if (GIROK_CACHE_DIR === undefined) delete process.env.GIROK_CACHE_DIR;
    else process.env.GIROK_CACHE_DIR = GIROK_CACHE_DIR;
  });

  test('whoever needs it is told how to get it', async () => {
    await expect(startEngines({ dataDir: newFolder(), only: ['livekit'], environment: {} })).rejects.toThrow(
      /calls need a LiveKit server.*npm run engines -- build livekit/,
    );
  });

  test('whoever can do without it is not kept from starting, and has it once it was built', async () => {
    const told: string[] = [];
    const engines = await startEngines({
      dataDir: newFolder(),
      only: ['livekit'],
      optional: ['livekit'],
      onProgress: (line) => told.push(line),
      environment: {},
    });
    try {
      expect(engines.engines).toEqual([]);
      expect(engines.env).toEqual({});
      expect(told).toEqual([engines.missing.get('livekit')?.message]);
      await expect(engines.startMissing('livekit')).rejects.toThrow('there is none');
      mkdirSync(dirname(livekitServer()), { recursive: true });
      symlinkSync(server, livekitServer());
      await engines.startMissing('livekit');
      expect(engines.missing.size).toBe(0);
      expect(engines.engines).toMatchObject([{ name: 'livekit', state: 'ready' }]);
      expect(engines.env.LIVEKIT_URL).toMatch(/^http/);
    } finally {
      await engines.stop();
    }
  });
});

test('half an address from the environment is refused, not guessed at', async () => {
  const environment = { LIVEKIT_URL: 'http://127.0.0.1:1' };
  await expect(startEngines({ dataDir: newFolder(), only: ['livekit'], environment })).rejects.toThrow(
    /LIVEKIT_API_KEY and LIVEKIT_API_SECRET is not set/,
  );
});
