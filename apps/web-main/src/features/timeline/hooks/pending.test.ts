import { describe, expect, it } from 'vitest';
import { type Pending, parsePending } from './pending.ts';
import { NO_EXTRAS } from './post-extras.ts';

const old = { key: 'k', kind: 'post', content: 'one', writtenAt: '2026-11-23T00:00:00Z', state: 'failed' };

describe('parsePending', () => {
  it('reads an entry of before there were pictures', () => {
    expect(parsePending(JSON.stringify(old))).toEqual({ ...old, extras: NO_EXTRAS });
  });
  it('reads everything a post has', () => {
    const entry: Pending = {
      key: 'k',
      kind: 'post',
      content: '@Ada look',
      extras: {
        mentions: [{ start: 0, end: 4, userId: 'u', name: 'Ada' }],
        pictures: [{ upload: 'p1', alt: 'A river' }],
        visibility: 'SELF',
        warning: 'spiders',
        quote: { id: 'q', name: 'Ada', text: 'Before' },
      },
      writtenAt: '2026-11-24T00:00:00Z',
      state: 'waiting',
    };
    expect(parsePending(JSON.stringify(entry))).toEqual(entry);
  });
  it('passes over what is none', () => {
    for (const text of ['', '{', 'null', '7', '{"key":"k"}', JSON.stringify({ ...old, state: 'gone' })])
      expect(parsePending(text), text).toBeUndefined();
    expect(parsePending(JSON.stringify({ ...old, kind: 'comment' }))).toBeUndefined();
  });
});
