import { expect, test } from 'vitest';
import { BackOff } from './back-off.ts';

test('doubles the wait up to half a minute', () => {
  const backOff = new BackOff();
  expect(Array.from({ length: 8 }, () => backOff.next(10))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

test('starts again after a calm minute', () => {
  const backOff = new BackOff();
  backOff.next(10);
  backOff.next(10);
  expect(backOff.next(61_000)).toBe(500);
});
