import { expect, it } from 'vitest';
import { isPrivateMediaGrant, type PrivateMediaGrant, privateMediaPath } from './private-media.js';

const grant: PrivateMediaGrant = { mediaId: 'm', viewerId: 'v', subjectId: 'p' };
const now = Date.UTC(2026, 10, 24, 6, 3);
const key = 'a key of the test';

function parts(path: string) {
  const [, , viewerId = '', subjectId = '', expires = '', signature = '', mediaId = '', preset = ''] = path.split('/');
  return { grant: { viewerId, subjectId, mediaId }, expires: Number(expires), signature, preset };
}

it('is read back by who knows the key, for five to ten minutes', () => {
  const read = parts(privateMediaPath(grant, 'w640', key, now));
  expect(read).toMatchObject({ grant, preset: 'w640' });
  expect(isPrivateMediaGrant(read.grant, read.expires, read.signature, key, now + 5 * 60_000)).toBe(true);
  expect(isPrivateMediaGrant(read.grant, read.expires, read.signature, key, now + 10 * 60_000)).toBe(false);
});

it('is the same address within a bucket, so that it can be cached', () => {
  expect(privateMediaPath(grant, 'w640', key, now)).toBe(privateMediaPath(grant, 'w640', key, now + 60_000));
  expect(privateMediaPath(grant, 'w640', key, now)).not.toBe(privateMediaPath(grant, 'w640', key, now + 300_000));
});

it.each([
  ['another viewer', { viewerId: 'w' }],
  ['another medium', { mediaId: 'n' }],
  ['another post', { subjectId: 'q' }],
])('is no grant for %s', (_what, change) => {
  const { expires, signature } = parts(privateMediaPath(grant, 'w640', key, now));
  expect(isPrivateMediaGrant({ ...grant, ...change }, expires, signature, key, now)).toBe(false);
});

it.each([
  ['another key', (s: string) => s, 'other'],
  ['a cut signature', (s: string) => s.slice(0, 20), key],
  ['no signature', () => '', key],
])('refuses %s', (_what, change, used) => {
  const { expires, signature } = parts(privateMediaPath(grant, 'w640', key, now));
  expect(isPrivateMediaGrant(grant, expires, change(signature), used, now)).toBe(false);
});

it('refuses a later end than was signed', () => {
  const { expires, signature } = parts(privateMediaPath(grant, 'w640', key, now));
  for (const end of [expires + 1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(isPrivateMediaGrant(grant, end, signature, key, now)).toBe(false);
});
