import { uuidv7 } from '@my-girok/nest-common';
import { expect, it } from 'vitest';
import { entriesBelow, mergeNewest, readEntry, writeEntry } from './timeline.js';

const authorId = uuidv7();
const newestFirst = Array.from({ length: 5 }, () => writeEntry({ postId: uuidv7(), authorId })).reverse();

it('reads an entry back', () => {
  const entry = { postId: uuidv7(), authorId };
  expect(readEntry(writeEntry(entry))).toEqual(entry);
});

it('goes on below a post, also when that post has left the timeline', () => {
  const postId = readEntry(newestFirst[1] as string).postId;
  expect(entriesBelow(newestFirst, undefined)).toEqual(newestFirst);
  expect(entriesBelow(newestFirst, postId)).toEqual(newestFirst.slice(2));
  const without = newestFirst.filter((_, i) => i !== 1);
  expect(entriesBelow(without, postId)).toEqual(newestFirst.slice(2));
  expect(entriesBelow(newestFirst, readEntry(newestFirst.at(-1) as string).postId)).toEqual([]);
});

it('merges to the newest, each once', () => {
  expect(mergeNewest([newestFirst.slice(2), newestFirst.slice(0, 3)], 4)).toEqual(newestFirst.slice(0, 4));
});
