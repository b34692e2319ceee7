import { LIMITS, MATCH_INTERESTS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { firstCriteria, moved, parseCriteria, toggled } from './criteria.ts';

describe('whom one looks for', () => {
  it('begins with the page’s language, and survives whatever the device kept', () => {
    const first = firstCriteria('ko');
    expect(first).toEqual({ languages: ['ko'], interests: [], intent: 'talk', strictness: 'balanced' });
    for (const kept of ['', 'null', '[]', '{"languages":"en","intent":"harm","strictness":3}', '{'])
      expect(parseCriteria(kept, 'ko')).toEqual(first);
  });

  it('keeps what is known, in order and within its bounds', () => {
    const kept = {
      languages: ['fr', 'tlh', 'ko', 'fr', 'en', 'de'],
      interests: [...MATCH_INTERESTS, 'gone'],
      intent: 'advice',
      strictness: 'open',
    };
    const read = parseCriteria(JSON.stringify(kept), 'en');
    expect(read).toMatchObject({ languages: ['fr', 'ko', 'en'], intent: 'advice', strictness: 'open' });
    expect(read.interests).toEqual(MATCH_INTERESTS.slice(0, LIMITS.matchInterestsMax));
    expect(parseCriteria('{"languages":[]}', 'en').languages).toEqual([]);
  });

  it('chooses, takes back, adds nothing beyond the bound, and moves one up', () => {
    expect(toggled(['a'], 'b', 2)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', 2)).toEqual(['b']);
    expect(toggled(['a', 'b'], 'c', 2)).toEqual(['a', 'b']);
    expect(moved(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 'a')).toEqual(['a', 'b']);
  });
});
