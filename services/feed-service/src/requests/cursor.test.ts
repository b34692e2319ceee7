import { uuidv7 } from '@my-girok/nest-common';
import { describe, expect, it } from 'vitest';
import {
  readEdgeCursor,
  readIdCursor,
  readSeqCursor,
  writeEdgeCursor,
  writeIdCursor,
  writeSeqCursor,
} from './cursor.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursors', () => {
  it('give back the position they were made of', () => {
    const id = uuidv7();
    expect(readIdCursor('timeline', writeIdCursor('timeline', id))).toBe(id);
    expect(readSeqCursor('author', writeSeqCursor('author', 17))).toBe(17);
    expect(readEdgeCursor('likes', writeEdgeCursor('likes', 17, id))).toEqual({ below: 17 });
    expect(readEdgeCursor('likes', writeEdgeCursor('likes', undefined, id))).toEqual({ after: id });
    expect(readEdgeCursor('likes', '')).toEqual({});
    expect(readIdCursor('timeline', '')).toBeUndefined();
    expect(readSeqCursor('comments', '')).toBeUndefined();
  });

  it.each([
    ['what is not base64url of JSON', 'no cursor'],
    ['a bare value', encode(null)],
    ['another version', encode({ v: 2, l: 'author', s: 1 })],
    ['another list', writeSeqCursor('comments', 1)],
    ['a position that is none', encode({ v: 1, l: 'author', s: 0 })],
    ['an operator in its place', encode({ v: 1, l: 'author', s: { $gt: 0 } })],
    ['a fraction', encode({ v: 1, l: 'author', s: 1.5 })],
    ['one that is too long', 'e'.repeat(1_000_000)],
  ])('refuse %s with FEED_CURSOR_INVALID', (_what, cursor) => {
    expect(() => readSeqCursor('author', cursor)).toThrow(expect.objectContaining({ code: 'FEED_CURSOR_INVALID' }));
  });

  it('refuse an id that is none', () => {
    const cursor = encode({ v: 1, l: 'timeline', i: { $ne: '' } });
    expect(() => readIdCursor('timeline', cursor)).toThrow(expect.objectContaining({ code: 'FEED_CURSOR_INVALID' }));
  });

  it('refuse a place among edges that is none, or of another list', () => {
    for (const cursor of [
      encode({ v: 1, l: 'likes', s: 0 }),
      encode({ v: 1, l: 'likes', i: { $gt: '' } }),
      encode({ v: 1, l: 'likes' }),
      writeEdgeCursor('following', 1, ''),
    ]) {
      expect(() => readEdgeCursor('likes', cursor)).toThrow(expect.objectContaining({ code: 'FEED_CURSOR_INVALID' }));
    }
  });
});
