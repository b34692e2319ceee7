import { isUuid } from '@my-girok/nest-common';
import { LIMITS, LOCALES, type Locale } from '@my-girok/types';
import { profilesErrors } from './profiles.errors.js';

/** A page of a person's own, elsewhere. */
export interface Link {
  label: string;
  url: string;
}

/** What people see of a person beside their name. */
export interface Profile {
  userId: string;
  bio: string;
  links: Link[];
  locale: Locale;
  updatedAt: Date;
  avatarMediaId: string | null;
  headerMediaId: string | null;
}

/** What a person changes; an absent field stays as it is. */
export interface ProfileChange {
  bio?: string;
  links?: Link[];
  locale?: Locale;
  /** Null takes the picture away. */
  avatarMediaId?: string | null;
  headerMediaId?: string | null;
}

/** A family emoji has 25 UTF-16 units; text that takes more a character is not worth segmenting. */
const UNITS_PER_GRAPHEME = 32;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Control characters but line breaks, lone surrogates, private use, and formatting that turns the text around it. */
const UNSHOWABLE = /[[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028-\u202e\u2066-\u2069\u200e\u200f\ufeff]--[\n]]/v;
/** More marks on one letter than any script has: putting them in order takes time that grows with their square. */
const STACKED = /\p{M}{33}/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Throws PERSONAL_BIO_TOO_LONG, PERSONAL_BIO_INVALID. */
export function parseBio(input: string): string {
  if (input.length > LIMITS.bioMax * UNITS_PER_GRAPHEME) throw profilesErrors.bioTooLong();
  if (STACKED.test(input)) throw profilesErrors.bioInvalid();
  const bio = input.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (UNSHOWABLE.test(bio)) throw profilesErrors.bioInvalid();
  if (count(bio) > LIMITS.bioMax) throw profilesErrors.bioTooLong();
  return bio;
}

/** Throws PERSONAL_TOO_MANY_LINKS, PERSONAL_LINK_LABEL_INVALID, PERSONAL_LINK_URL_INVALID. */
export function parseLinks(input: readonly Link[]): Link[] {
  if (input.length > LIMITS.linksMax) throw profilesErrors.tooManyLinks();
  return input.map(({ label, url }, index) => ({ label: parseLabel(label, index), url: parseUrl(url, index) }));
}

/** Throws PERSONAL_LOCALE_UNSUPPORTED. */
export function parseLocale(input: string): Locale {
  const locale = LOCALES.find((known) => known === input);
  if (!locale) throw profilesErrors.localeUnsupported();
  return locale;
}

/** Null for none. Whether there is such a medium, media-service says. Throws PERSONAL_MEDIA_ID_INVALID. */
export function parseMediaId(input: string, field: 'avatarMediaId' | 'headerMediaId'): string | null {
  if (input === '') return null;
  if (!isUuid(input)) throw profilesErrors.mediaIdInvalid(field);
  return input.toLowerCase();
}

function parseLabel(input: string, index: number): string {
  if (input.length > LIMITS.linkLabelMax * UNITS_PER_GRAPHEME) throw profilesErrors.linkLabelInvalid(index);
  const label = input.normalize('NFC').trim();
  if (!VISIBLE.test(label) || UNSHOWABLE.test(label) || label.includes('\n') || count(label) > LIMITS.linkLabelMax) {
    throw profilesErrors.linkLabelInvalid(index);
  }
  return label;
}

/** Other schemes run code or open programs; a name in the address makes one site look like another. */
function parseUrl(input: string, index: number): string {
  const url = input.length <= LIMITS.linkUrlMax ? URL.parse(input.trim()) : null;
  const isPlain = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password;
  if (!isPlain || url.href.length > LIMITS.linkUrlMax) throw profilesErrors.linkUrlInvalid(index);
  return url.href;
}

function count(text: string): number {
  return [...graphemes.segment(text)].length;
}
