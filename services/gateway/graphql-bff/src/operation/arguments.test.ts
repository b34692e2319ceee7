import { expect, test } from 'vitest';
import { atMost, momentOf } from './arguments.js';

test('a list longer than its bound is refused by the name of its field', () => {
  expect(atMost([1, 2], 2, 'pictures')).toEqual([1, 2]);
  expect(atMost(null, 2, 'pictures')).toEqual([]);
  expect(() => atMost([1, 2, 3], 2, 'pictures')).toThrow(
    expect.objectContaining({ code: 'BFF_LIST_TOO_LONG', field: 'pictures' }),
  );
});

test('a moment is read as RFC 3339 writes it', () => {
  expect(momentOf('2026-11-23T10:00:00+09:00', 'until')).toEqual(new Date('2026-11-23T01:00:00Z'));
  expect(momentOf(null, 'until')).toBeUndefined();
});

test.each(['tomorrow', '2026-11-23', '2026-13-01T00:00:00Z', 1_795_000_000_000, ''])('%o is no moment', (value) => {
  expect(() => momentOf(value, 'until')).toThrow(expect.objectContaining({ code: 'BFF_DATETIME_INVALID' }));
});
