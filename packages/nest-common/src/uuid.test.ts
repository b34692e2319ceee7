import { expect, it } from 'vitest';
import { isUuid, uuidv7 } from './uuid.js';

it('makes ids of version 7 in order of time', () => {
  const ids = Array.from({ length: 1000 }, () => uuidv7());
  expect(new Set(ids).size).toBe(1000);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(id[14]).toBe('7');
});

it.each([
  ['0198f000-0000-7000-8000-000000000001', true],
  ['0198f000-0000-7000-8000-00000000000', false],
  ["' or 1=1", false],
  [undefined, false],
  [{}, false],
])('says of %s whether it is a UUID', (text, expected) => {
  expect(isUuid(text)).toBe(expected);
});
