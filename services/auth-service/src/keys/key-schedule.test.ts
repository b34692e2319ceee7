import { describe, expect, it } from 'vitest';
import { isPublished, nextKeyTimes, signingKey } from './key-schedule.js';

const at = (text: string) => new Date(`2026-${text}Z`);
const key = { kid: 'a', signsFrom: at('03-01T00:00'), signsUntil: at('03-31T00:00') };

describe('nextKeyTimes', () => {
  it('gives the first key, which signs at once for 30 days', () => {
    expect(nextKeyTimes([], at('03-01T00:00'))).toEqual({
      signsFrom: at('03-01T00:00'),
      signsUntil: at('03-31T00:00'),
    });
  });

  it('gives a successor a day ahead, which signs when its predecessor ends', () => {
    expect(nextKeyTimes([key], at('03-29T23:59'))).toBeUndefined();
    expect(nextKeyTimes([key], at('03-30T00:00'))).toEqual({
      signsFrom: at('03-31T00:00'),
      signsUntil: at('04-30T00:00'),
    });
  });

  it('gives no second successor', () => {
    const successor = { kid: 'b', signsFrom: at('03-31T00:00'), signsUntil: at('04-30T00:00') };
    expect(nextKeyTimes([key, successor], at('03-30T12:00'))).toBeUndefined();
  });

  it('gives a key that signs at once after a standstill longer than the last key’s life', () => {
    expect(nextKeyTimes([key], at('06-01T00:00'))?.signsFrom).toEqual(at('06-01T00:00'));
  });
});

describe('signingKey', () => {
  it('is the one whose time it is: from its first moment, not at its last', () => {
    expect(signingKey([key], at('03-01T00:00'))).toBe(key);
    expect(signingKey([key], at('02-28T23:59'))).toBeUndefined();
    expect(signingKey([key], at('03-31T00:00'))).toBeUndefined();
  });
});

describe('isPublished', () => {
  it('holds before a key signs, while it signs, and for an hour after', () => {
    expect(isPublished(key, at('02-28T12:00'))).toBe(true);
    expect(isPublished(key, at('03-31T00:59'))).toBe(true);
    expect(isPublished(key, at('03-31T01:00'))).toBe(false);
  });
});
