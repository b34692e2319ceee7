import { describe, expect, it } from 'vitest';
import { bandOf, parseBirthDate } from './age.js';

const now = new Date('2026-11-24T12:00:00Z');
const refused = (input: string): unknown => {
  try {
    return parseBirthDate(input, now);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('parseBirthDate', () => {
  it('takes days of the calendar from 1900 to today, which has begun in the east already', () => {
    for (const date of ['1900-01-01', '2000-02-29', '2026-11-24', '2026-11-25'])
      expect(parseBirthDate(date, now)).toBe(date);
  });

  it.each([
    '',
    '1899-12-31',
    '2026-11-26',
    '2001-02-29',
    '1990-13-01',
    '1990-00-10',
    '90-01-01',
    '1990-1-1',
    '1990-01-01T00:00',
  ])('refuses %j', (date) => {
    expect(refused(date)).toBe('AUTH_BIRTH_DATE_INVALID');
  });
});

describe('bandOf', () => {
  it('changes on the eighteenth birthday', () => {
    expect(bandOf('2008-11-24', now)).toBe('adult');
    expect(bandOf('2008-11-25', now)).toBe('minor');
    expect(bandOf(undefined, now)).toBe('unknown');
  });

  it('lets somebody of 29 February come of age on 1 March', () => {
    expect(bandOf('2008-02-29', new Date('2026-02-28T23:59:59Z'))).toBe('minor');
    expect(bandOf('2008-02-29', new Date('2026-03-01T00:00:00Z'))).toBe('adult');
  });
});
