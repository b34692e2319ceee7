import { expect, it } from 'vitest';
import { lastingOf } from './lasting.ts';

it('says how long a call goes on, and nothing odd where clocks differ', () => {
  expect(lastingOf(0, 187_000)).toBe('3:07');
  expect(lastingOf(0, 3_765_000)).toBe('1:02:45');
  expect(lastingOf(5_000, 0)).toBe('0:00');
});
