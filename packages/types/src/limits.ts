/**
 * The bounds of everything a person can send. Services enforce them, screens show them before sending.
 * Text is counted in grapheme clusters where a person counts it, in bytes where a machine must hold it.
 */
export const LIMITS = {
  /** NIST SP 800-63B-4: at least 15 characters where the password is the only factor. */
  passwordMin: 15,
  /** Long enough for any passphrase, short enough that hashing cannot be used to exhaust a server. */
  passwordMax: 128,
  /** RFC 5321 path limit less the angle brackets. */
  emailMax: 254,
  nameMin: 1,
  nameMax: 60,
  postMax: 2000,
  commentMax: 1000,
  bioMax: 500,
  linksMax: 5,
  linkLabelMax: 40,
  linkUrlMax: 500,
  pageDefault: 20,
  pageMax: 100,
  commentsPerPostMax: 20,
  batchMax: 200,
} as const;

export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];
