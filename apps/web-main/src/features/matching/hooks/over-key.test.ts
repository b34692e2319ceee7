import { expect, it } from 'vitest';
import { overKey } from './over-key.ts';

it('tells nobody that they were reported', () => {
  expect(overKey({ endReason: 'reported', endedByMe: false })).toBe('other');
  expect(overKey({ endReason: 'reported', endedByMe: true })).toBe('reported');
});

it.each([
  ['ended', true, 'me'],
  ['ended', false, 'other'],
  [null, false, 'other'],
  ['away', false, 'away'],
  ['not_allowed', false, 'not_allowed'],
  ['erased', false, 'erased'],
] as const)('says of %s, ended by oneself: %s, that it is %s', (endReason, endedByMe, key) => {
  expect(overKey({ endReason, endedByMe })).toBe(key);
});
