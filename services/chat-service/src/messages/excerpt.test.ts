import { expect, it } from 'vitest';
import { excerptOf } from './excerpt.js';

it('shows a short text whole, on one line', () => expect(excerptOf('a\n\n b\tc')).toBe('a b c'));

it('cuts after 140 characters as a person counts them', () => {
  expect(excerptOf('👩‍🚀'.repeat(141))).toBe('👩‍🚀'.repeat(140));
  expect(excerptOf('x'.repeat(4000))).toBe('x'.repeat(140));
});
