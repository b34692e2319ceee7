import { uuidv7 } from '@my-girok/nest-common';
import { expect, it } from 'vitest';
import { readId, readIdempotencyKey, readIds } from './id.js';

it('reads an id in its one written form and refuses what is none', () => {
  const id = uuidv7();
  expect(readId(id.toUpperCase(), 'postId')).toBe(id);
  for (const text of ['', 'x', `${id} `, `{${id}}`]) {
    expect(() => readId(text, 'postId')).toThrow(expect.objectContaining({ code: 'FEED_ID_INVALID', field: 'postId' }));
  }
});

it('reads a batch once each, in order, without what is no id', () => {
  const [a, b] = [uuidv7(), uuidv7()];
  expect(readIds([b, a, 'x', b.toUpperCase()], 'postIds', 4)).toEqual([b, a]);
  expect(() => readIds([a, a, a], 'postIds', 2)).toThrow(expect.objectContaining({ code: 'FEED_BATCH_TOO_LARGE' }));
});

it('takes no key for none and refuses a key that is no UUID', () => {
  const key = uuidv7();
  expect(readIdempotencyKey('')).toBeUndefined();
  expect(readIdempotencyKey(key.toUpperCase())).toBe(key);
  expect(() => readIdempotencyKey('again')).toThrow(expect.objectContaining({ code: 'FEED_IDEMPOTENCY_KEY_INVALID' }));
});
