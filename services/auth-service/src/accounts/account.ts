import { LIMITS, LOCALES, type Locale } from '@my-girok/types';
import { accountsErrors } from './accounts.errors.js';

/** A person's account as its owner may see it. */
export interface Account {
  id: string;
  email: string;
  name: string;
  locale: string;
  createdAt: Date;
}

/** One person's family emoji has 25 UTF-16 units; a stack of accents without end is no name. */
const UNITS_PER_GRAPHEME = 32;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Control characters, lone surrogates, private use, and formatting that turns the text around it (zero-width joiners stay). */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name as it is kept: NFC, single spaces. Throws AUTH_NAME_REQUIRED, AUTH_NAME_TOO_LONG, AUTH_NAME_INVALID. */
export function parseName(input: string): string {
  if (input.length > LIMITS.nameMax * UNITS_PER_GRAPHEME) throw accountsErrors.nameTooLong();
  if (UNSHOWABLE.test(input)) throw accountsErrors.nameInvalid();
  const name = input.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (!VISIBLE.test(name)) throw accountsErrors.nameRequired();
  if ([...graphemes.segment(name)].length > LIMITS.nameMax) throw accountsErrors.nameTooLong();
  return name;
}

/** Throws AUTH_LOCALE_UNSUPPORTED. */
export function parseLocale(input: string): Locale {
  const locale = LOCALES.find((known) => known === input);
  if (!locale) throw accountsErrors.localeUnsupported();
  return locale;
}
