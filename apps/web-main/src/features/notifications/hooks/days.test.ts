import { expect, it } from 'vitest';
import { firstOfDays } from './days.ts';

it('finds what begins each day by the device’s clock', () => {
  const now = new Date(2026, 2, 1, 0, 30);
  const at = (id: string, ...parts: [number, number, number, number]) => ({
    id,
    updatedAt: new Date(...parts).toISOString(),
  });
  const items = [
    at('a', 2026, 2, 1, 0),
    at('b', 2026, 1, 28, 23),
    at('c', 2026, 1, 28, 1),
    at('d', 2026, 1, 27, 23),
    at('e', 2025, 2, 1, 0),
  ];
  expect([...firstOfDays(items, now)]).toEqual([
    ['a', 'today'],
    ['b', 'yesterday'],
    ['d', 'other'],
    ['e', 'other'],
  ]);
});
