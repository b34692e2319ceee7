import { describe, expect, it } from 'vitest';
import { exactTime, nextChange, relativeTime } from './relative';

const now = new Date('2026-11-23T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('relativeTime', () => {
  it.each([
    [10, 'now', '지금'],
    [-10, 'now', '지금'],
    [61, '1 min. ago', '1분 전'],
    [3 * 3600, '3 hr. ago', '3시간 전'],
    [26 * 3600, 'yesterday', '어제'],
    [10 * 86400, 'Nov 13', '11월 13일'],
    [400 * 86400, 'Oct 19, 2025', '2025년 10월 19일'],
  ])('tells %i seconds ago in English and in Korean', (seconds, english, korean) => {
    expect(relativeTime(ago(seconds), now, 'en')).toBe(english);
    expect(relativeTime(ago(seconds), now, 'ko')).toBe(korean);
  });
});

describe('nextChange', () => {
  it('wakes at the next minute, then at the next hour, then never', () => {
    expect(nextChange(ago(90), now)).toBe(30_050);
    expect(nextChange(ago(5400), now)).toBe(1_800_050);
    expect(nextChange(ago(8 * 86400), now)).toBeNull();
  });
});

describe('exactTime', () => {
  it('names the weekday, the date and the minute', () => {
    expect(exactTime(now, 'en')).toMatch(/Monday, November 23, 2026/);
    expect(exactTime(now, 'ko')).toMatch(/2026년 11월 23일 월요일/);
  });
});
