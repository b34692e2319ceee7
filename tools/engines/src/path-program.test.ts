import { expect, test } from 'vitest';
import { atLeast, parseVersion } from './path-program.ts';

test.each([
  ['postgres (PostgreSQL) 18.4', [18, 4]],
  ['db version v8.0.12', [8, 0, 12]],
  ['Valkey server v=9.1.2 sha=00000000:0 malloc=libc bits=64', [9, 1, 2]],
  ['nats-server: v2.15.1', [2, 15, 1]],
  ['postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)', [15, 18]],
])('reads the version in %j', (text, version) => {
  expect(parseVersion(text)).toEqual(version);
});

test('a version is at least another part by part, missing parts counting as zero', () => {
  expect(atLeast([7, 2], [7, 2])).toBe(true);
  expect(atLeast([15, 18], [18])).toBe(false);
  expect(atLeast([18], [18, 0, 1])).toBe(false);
  expect(atLeast([9, 0, 0], [7, 2])).toBe(true);
});
