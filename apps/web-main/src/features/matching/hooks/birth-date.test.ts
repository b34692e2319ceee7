import { expect, it } from 'vitest';
import { isBirthDate, todayHere } from './birth-date.ts';

it('takes days of the calendar on which somebody alive may have been born', () => {
  const today = '2026-11-24';
  for (const date of ['1990-02-28', '2000-02-29', '2026-11-24', '1900-01-01'])
    expect(isBirthDate(date, today)).toBe(true);
  for (const date of ['', '1990-02-30', '1899-12-31', '2026-11-25', '90-01-01', '2001-02-29', '1990-1-1'])
    expect(isBirthDate(date, today)).toBe(false);
  expect(todayHere(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
