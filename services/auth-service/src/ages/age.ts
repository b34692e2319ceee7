import { LIMITS } from '@my-girok/types';
import { agesErrors } from './ages.errors.js';

/** What others may know of somebody's age. */
export type AgeBand = 'unknown' | 'minor' | 'adult';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const HOUR = 3_600_000;
/** It is already tomorrow somewhere: UTC+14. */
const EARLIEST_ZONE_MS = 14 * HOUR;

/** A day of the calendar, `YYYY-MM-DD`, from 1900 to today wherever the person is. Throws AUTH_BIRTH_DATE_INVALID. */
export function parseBirthDate(input: string, now: Date): string {
  const [, year, month, day] = DATE.exec(input) ?? [];
  if (!year || !month || !day || Number(year) < FIRST_YEAR) throw agesErrors.birthDateInvalid();
  const date = new Date(`${input}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== input) throw agesErrors.birthDateInvalid();
  if (date.getTime() > now.getTime() + EARLIEST_ZONE_MS) throw agesErrors.birthDateInvalid();
  return input;
}

/** By the UTC calendar: somebody born on 29 February comes of age on 1 March of other years. */
export function bandOf(birthDate: string | undefined, now: Date): AgeBand {
  if (birthDate === undefined) return 'unknown';
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const ofAge = Date.UTC(year + LIMITS.adultYears, month - 1, day);
  return now.getTime() >= ofAge ? 'adult' : 'minor';
}
