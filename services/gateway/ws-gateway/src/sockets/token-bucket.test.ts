import { expect, test } from 'vitest';
import { TokenBucket, TokenBuckets } from './token-bucket.js';

test('gives so much at once, then so much a second, and takes nothing where it refuses', () => {
  const bucket = new TokenBucket(2, 5, 0);
  expect(bucket.take(5, 0)).toBe(true);
  expect(bucket.take(1, 400)).toBe(false);
  expect(bucket.take(1, 500)).toBe(true);
  expect(bucket.take(6, 1_000_000)).toBe(false);
  expect(bucket.take(5, 1_000_000)).toBe(true);
});

test('says after how many seconds it gives again', () => {
  const bucket = new TokenBucket(2, 5, 0);
  bucket.take(5, 0);
  expect(bucket.secondsUntil(5, 0)).toBe(3);
  expect(bucket.secondsUntil(1, 400)).toBe(1);
});

test('has one allowance a key, and forgets those that are full', () => {
  const buckets = new TokenBuckets(1, 1);
  const first = buckets.of('a', 0);
  expect(first.take(1, 0)).toBe(true);
  expect(buckets.of('b', 0).take(1, 0)).toBe(true);
  expect(buckets.of('a', 10)).toBe(first);
  expect(buckets.of('a', 120_000)).not.toBe(first);
});

test('keeps no more keys than it may', () => {
  const buckets = new TokenBuckets(1, 1, 2);
  const first = buckets.of('a', 0);
  buckets.of('b', 0);
  buckets.of('c', 0);
  expect(buckets.of('a', 0)).not.toBe(first);
});
