import { createECDH, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeys } from './keys.ts';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'girok-keys-')), 'keys');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

test('what a service signs is verified by the public key of its name', () => {
  const keys = createKeys(folder);
  const key = createPrivateKey({ key: read(keys.serviceKeyFile('feed-service')), format: 'jwk' });
  const jwk = read(keys.servicesJwksFile).keys.find((each: { kid: string }) => each.kid === 'feed-service');
  const signature = sign('sha256', Buffer.from('text'), key);
  expect(verify('sha256', Buffer.from('text'), createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(true);
});

test('the public set holds no private part', () => {
  const { keys } = read(createKeys(folder).servicesJwksFile);
  expect(keys.map((each: object) => Object.keys(each).sort())).toEqual(
    keys.map(() => ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']),
  );
});

test('the key that browsers subscribe to push with belongs to the one that signs', () => {
  const { publicKey, privateKey } = createKeys(folder).push;
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  expect(publicKey).toBe(pair.getPublicKey('base64url', 'uncompressed'));
  expect(createKeys(folder).push).toEqual({ publicKey, privateKey });
});

test('only the owner can read them', () => {
  const keys = createKeys(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const file of [keys.servicesJwksFile, keys.serviceKeyFile('auth-service')])
    expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a second call gives the same keys, and one for a service that is new', () => {
  const first = createKeys(folder, ['a']);
  const before = readFileSync(first.serviceKeyFile('a'), 'utf8');
  const second = createKeys(folder, ['a', 'b']);
  expect(readFileSync(second.serviceKeyFile('a'), 'utf8')).toBe(before);
  expect(second.authRefreshKey).toBe(first.authRefreshKey);
  expect(Buffer.from(first.authSealKey, 'base64url')).toHaveLength(32);
  expect(second.mediaUrlKey).toBe(first.mediaUrlKey);
  expect(Buffer.from(first.mediaUrlKey, 'base64url')).toHaveLength(32);
  expect(read(second.servicesJwksFile).keys.map((each: { kid: string }) => each.kid)).toEqual(['a', 'b']);
});
