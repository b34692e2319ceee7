import { describe, expect, it } from 'vitest';
import { coolUntil, reachOf } from './mark.js';

describe('reachOf', () => {
  it('falls with every ten skips and with every report, to the least and no further', () => {
    expect(reachOf({ skips: 0, reports: 0 })).toBe(0);
    expect(reachOf({ skips: 9, reports: 0 })).toBe(0);
    expect(reachOf({ skips: 10, reports: 0 })).toBe(1);
    expect(reachOf({ skips: 10, reports: 1 })).toBe(2);
    expect(reachOf({ skips: 500, reports: 50 })).toBe(3);
  });
});

describe('coolUntil', () => {
  const last = new Date('2026-11-24T12:00:00Z');

  it('cools off for a day after three reports and for a week after six', () => {
    expect(coolUntil(2, last)).toBeUndefined();
    expect(coolUntil(3, last)).toEqual(new Date('2026-11-25T12:00:00Z'));
    expect(coolUntil(5, last)).toEqual(new Date('2026-11-25T12:00:00Z'));
    expect(coolUntil(6, last)).toEqual(new Date('2026-12-01T12:00:00Z'));
  });
});
