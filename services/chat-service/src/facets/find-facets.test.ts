import { uuidv7 } from '@my-girok/nest-common';
import { expect, it } from 'vitest';
import { findFacets, mentionedIn } from './find-facets.js';

const userId = uuidv7();

it('finds addresses beside the mentions that are given, in order, and no hashtags', () => {
  const raw = '  @Kim see https://example.org/#a #tag';
  const facets = findFacets(raw, raw.trim(), [{ start: 2, end: 6, userId }]);
  expect(facets).toEqual([
    { start: 0, end: 4, mention: userId },
    { start: 9, end: 31, link: 'https://example.org/#a' },
  ]);
  expect(mentionedIn([...facets, { start: 40, end: 44, mention: userId }])).toEqual([userId]);
});

it('lets a mention stand before an address that it overlaps', () => {
  const text = '@https://example.org';
  expect(findFacets(text, text, [{ start: 0, end: 8, userId }])).toEqual([{ start: 0, end: 8, mention: userId }]);
});

it.each([
  [[{ start: 1, end: 3, userId }], 'CHAT_MENTION_INVALID'],
  [Array.from({ length: 21 }, () => ({ start: 0, end: 2, userId })), 'CHAT_MENTIONS_TOO_MANY'],
  [[{ start: 0, end: 2, userId: 'x' }], 'CHAT_ID_INVALID'],
])('refuses what is no mention', (mentions, code) => {
  expect(() => findFacets('@a b', '@a b', mentions)).toThrow(expect.objectContaining({ code }));
});
