import { uuidv7 } from '@my-girok/nest-common';
import { expect, it } from 'vitest';
import { isCurrent, isNoteDue } from './activity.js';
import { FanOutLimits, isCountDue } from './fan-out.js';
import { placesBelow } from './skeleton.js';
import { mentionEntry, mergeNewest, postEntry, readEntry, repostEntry, writeEntry } from './timeline.js';

const authorId = uuidv7();
const userId = uuidv7();
const newestFirst = Array.from({ length: 5 }, () => writeEntry(postEntry(uuidv7(), authorId))).reverse();
const repost = (postId: string) => repostEntry({ repostId: uuidv7(), postId, authorId, userId });
const idsBelow = (entries: string[], id?: string) => placesBelow(entries, id).map(({ entry }) => writeEntry(entry));

it('reads every kind of entry back', () => {
  for (const entry of [postEntry(uuidv7(), authorId), mentionEntry(uuidv7(), authorId), repost(uuidv7())]) {
    expect(readEntry(writeEntry(entry))).toEqual(entry);
  }
});

it('reads entries of before there were reposts and mentions', () => {
  const postId = uuidv7();
  const entry = { kind: 'post', id: postId, postId, authorId, actorId: authorId };
  expect(readEntry(`${postId}:${authorId}`)).toEqual(entry);
});

it('sorts entries of every kind by time, a followed post before its mention', () => {
  const postId = uuidv7();
  const plain = writeEntry(postEntry(postId, authorId));
  const mention = writeEntry(mentionEntry(postId, authorId));
  const reposted = writeEntry(repost(postId));
  expect(mergeNewest([[mention, reposted, plain]], 10)).toEqual([reposted, plain, mention]);
});

it('goes on below an entry, also when that has left the timeline', () => {
  const { id } = readEntry(newestFirst[1] as string);
  expect(idsBelow(newestFirst)).toEqual(newestFirst);
  expect(idsBelow(newestFirst, id)).toEqual(newestFirst.slice(2));
  expect(idsBelow(newestFirst.toSpliced(1, 1), id)).toEqual(newestFirst.slice(2));
  expect(idsBelow(newestFirst, readEntry(newestFirst[4] as string).id)).toEqual([]);
});

it('knows the newer entries of a post, also those above the page', () => {
  const postId = uuidv7();
  const [first, second] = [repost(postId), repost(postId)];
  const entries = mergeNewest([[writeEntry(postEntry(postId, authorId)), writeEntry(first), writeEntry(second)]], 10);
  expect(placesBelow(entries, undefined).map(({ newer }) => newer)).toEqual([[], [second], [second, first]]);
  expect(placesBelow(entries, first.id)).toEqual([{ entry: postEntry(postId, authorId), newer: [second, first] }]);
});

it('merges lists into the newest entries, each once', () => {
  const [a, b, c, d, e] = newestFirst as [string, string, string, string, string];
  expect(mergeNewest([[b, e], [c, a], [a]], 3)).toEqual([a, b, c]);
  expect(mergeNewest([[d], []], 3)).toEqual([d]);
});

it('takes a timeline for current that was read within 14 days and has nothing missing', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const read = (ms: number) => ({ _id: userId, entries: [], activeAt: new Date(now.getTime() - ms) });
  const day = 86_400_000;
  expect(isCurrent(read(13 * day), now)).toBe(true);
  expect(isCurrent(read(15 * day), now)).toBe(false);
  expect(isCurrent({ ...read(0), behind: true }, now)).toBe(false);
  expect(isCurrent({ _id: userId, entries: [] }, now)).toBe(false);
  expect(isCurrent(null, now)).toBe(false);
  expect(isNoteDue(read(1000), now)).toBe(false);
  expect(isNoteDue(read(day), now)).toBe(true);
});

it('has active followers counted only where the answer could change the way', () => {
  const limits = new FanOutLimits();
  const now = new Date();
  const many = limits.mergeAbove * 3;
  const counted = { countedAt: now, countedFollowers: many };
  expect(isCountDue({ followerCount: limits.mergeAbove }, limits, now)).toBe(false);
  expect(isCountDue({ followerCount: many }, limits, now)).toBe(true);
  expect(isCountDue({ followerCount: many, ...counted }, limits, now)).toBe(false);
  expect(isCountDue({ followerCount: many * 2 + 1, ...counted }, limits, now)).toBe(true);
  expect(isCountDue({ followerCount: many, way: 'merged', ...counted }, limits, now)).toBe(false);
  expect(isCountDue({ followerCount: limits.mergeBelow - 1, way: 'merged', ...counted }, limits, now)).toBe(true);
  const later = new Date(now.getTime() + limits.countHoldsMs + 1);
  expect(isCountDue({ followerCount: many, way: 'merged', ...counted }, limits, later)).toBe(true);
});
