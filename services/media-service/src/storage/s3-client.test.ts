import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MediaConfig } from '../config.js';
import { isMissing, isStorageError, s3ClientConfig } from './s3-client.js';

let server: Server;
let asked: IncomingMessage | undefined;
beforeEach(async () => {
  server = createServer((request, response) => {
    asked = request;
    response.end('bytes');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

/** What a server sees of a request for `uploads/x` in `girok-media`. */
async function see(style: '0' | '1'): Promise<{ host: string; path: string }> {
  const { port } = server.address() as AddressInfo;
  const config = {
    // Any name below localhost leads here, as names of buckets lead to AWS.
    S3_ENDPOINT: `http://localhost:${port}`,
    S3_REGION: 'us-east-1',
    S3_ACCESS_KEY: 'key',
    S3_SECRET_KEY: 'secret',
    S3_FORCE_PATH_STYLE: style,
  } as MediaConfig;
  const client = new S3Client({
    ...s3ClientConfig(config),
    requestHandler: {
      httpAgent: { lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) },
    },
  });
  const { Body } = await client.send(new GetObjectCommand({ Bucket: 'girok-media', Key: 'uploads/x' }));
  expect(await Body?.transformToString()).toBe('bytes');
  client.destroy();
  return { host: asked?.headers.host ?? '', path: asked?.url?.split('?')[0] ?? '' };
}

it('names the bucket in the path or in the host', async () => {
  const { port } = server.address() as AddressInfo;
  expect(await see('1')).toEqual({ host: `localhost:${port}`, path: '/girok-media/uploads/x' });
  expect(await see('0')).toEqual({ host: `girok-media.localhost:${port}`, path: '/uploads/x' });
});

it('tells what is not there from what cannot be reached', () => {
  expect(isMissing(Object.assign(new Error(), { name: 'NoSuchKey' }))).toBe(true);
  expect(isMissing(Object.assign(new Error(), { $metadata: { httpStatusCode: 404 } }))).toBe(true);
  expect(isMissing(Object.assign(new Error(), { $metadata: { httpStatusCode: 503 } }))).toBe(false);
  expect(isStorageError(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(true);
  expect(isStorageError(Object.assign(new Error(), { $metadata: {} }))).toBe(true);
  expect(isStorageError(new TypeError('ours'))).toBe(false);
});
