import { expect, test } from 'vitest';
import { startArguments } from './arguments.ts';

test('reads the flags of start', () => {
  expect(startArguments([])).toEqual({ detach: false, reset: false, only: null });
  expect(startArguments(['--detach', '--reset', '--only', 'nats, auth-service'])).toEqual({
    detach: true,
    reset: true,
    only: ['nats', 'auth-service'],
  });
});

test('refuses what it does not know', () => {
  expect(() => startArguments(['--quick'])).toThrow(/--quick/);
  expect(() => startArguments(['--only', ','])).toThrow(/needs names/);
});
