import { describe, expect, it } from 'vitest';
import { covers, isNews, later } from './wire.ts';

const at = (minute: number): string => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`;
const told = (updatedAt: string, read = false) => ({ id: 'n', updatedAt, read });
const now = Date.parse(at(30));

describe('what the line tells', () => {
  it('is news when its time has moved on', () => {
    expect(isNews(told(at(3)), at(2), now)).toBe(true);
  });

  it('is none when somebody’s part was taken back, or it was read meanwhile', () => {
    expect(isNews(told(at(2)), at(2), now)).toBe(false);
    expect(isNews(told(at(3), true), at(2), now)).toBe(false);
  });

  it('is news without anything to compare with where it happened just now', () => {
    expect(isNews(told(at(30)), undefined, now)).toBe(true);
    expect(isNews(told(at(28)), undefined, now)).toBe(false);
  });

  it('compares times, not texts of different precision', () => {
    expect(isNews(told('2026-11-24T10:00:00Z'), '2026-11-24T10:00:00.000Z', now)).toBe(false);
    expect(later('2026-11-24T10:00:00.500Z', '2026-11-24T10:00:01Z')).toBe('2026-11-24T10:00:01Z');
    expect(later(undefined, at(1))).toBe(at(1));
    expect(later(at(1), undefined)).toBe(at(1));
  });

  it('reads what is named, and everything up to a moment', () => {
    expect(covers({ ids: ['n'], until: null }, 'n', at(1))).toBe(true);
    expect(covers({ ids: ['m'], until: null }, 'n', at(1))).toBe(false);
    expect(covers({ ids: [], until: at(2) }, 'n', at(2))).toBe(true);
    expect(covers({ ids: [], until: at(2) }, 'n', at(3))).toBe(false);
  });
});
