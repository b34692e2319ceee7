import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from './create-server.js';

let folder: string;
let server: FastifyInstance;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'girok-server-'));
  const client = join(folder, 'client');
  mkdirSync(client);
  writeFileSync(join(client, 'index.html'), '<head><!-- run-time --></head>page');
  writeFileSync(join(client, '.hidden'), 'secret');
  writeFileSync(join(folder, 'trusted-documents.json'), 'secret');
  const config = {
    host: '127.0.0.1',
    port: 0,
    apiUrl: new URL('http://api.test'),
    wsUrl: new URL('http://ws.test'),
    rtcUrl: undefined,
    mediaUrl: new URL('http://media.test'),
    trustProxy: false,
  };
  server = await createServer(config, pathToFileURL(`${client}/`));
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Sends the path as it is written here: fetch would tidy it up first. */
const ask = (path: string, method = 'GET') =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const { port } = server.server.address() as AddressInfo;
    const asked = request({ host: '127.0.0.1', port, path, method, agent: false }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode, text });
    });
    asked.on('error', reject).end();
  });

describe('the server', () => {
  it.each([
    '/.hidden',
    '/%2ehidden',
    '/trusted-documents.json',
    '/../trusted-documents.json',
    '/%2e%2e/trusted-documents.json',
    '/..%2ftrusted-documents.json',
  ])('gives nothing that is hidden or lies beside the app at %s', async (path) => {
    const { status, text } = await ask(path);
    expect([403, 404]).toContain(status);
    expect(text).not.toContain('secret');
  });

  it('answers an address that is none as one that is not there', async () => {
    expect((await ask('//[', 'POST')).status).toBe(404);
  });

  it('gives the page for every place in the app, and nothing else by other methods', async () => {
    expect(await ask('/people/1?next=/x.png')).toMatchObject({ status: 200, text: expect.stringContaining('page') });
    expect((await ask('/people/1', 'POST')).status).toBe(404);
  });
});
