import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LockedError, takeLock } from './lock.ts';
import { identify } from './process-identity.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'girok-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('refuses a lock that a living process holds, and gives it once released', () => {
  const path = join(folder, 'lock');
  const lock = takeLock(path);
  expect(() => takeLock(path)).toThrow(LockedError);
  lock.release();
  expect(takeLock(path).recovered).toBe(false);
});

test('takes over the lock of a process that is gone', () => {
  const path = join(folder, 'lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path, JSON.stringify({ pid, startTime: '1' }));
  expect(takeLock(path).recovered).toBe(true);
});

test('takes over a lock whose pid now belongs to another process', () => {
  const path = join(folder, 'lock');
  writeFileSync(path, JSON.stringify({ ...identify(process.pid), startTime: '1' }));
  expect(takeLock(path).recovered).toBe(true);
});

test('takes over a lock that was cut off while written', () => {
  const path = join(folder, 'lock');
  writeFileSync(path, '');
  expect(takeLock(path).recovered).toBe(true);
});
