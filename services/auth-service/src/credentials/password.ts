import { LIMITS } from '@my-girok/types';
import { credentialsErrors } from './credentials.errors.js';
import { isGuessable, type PasswordContext } from './guessable-password.js';

/** UTF-16 units that one code point after NFKC may have had before (Hangul jamo: three to one); more is not worth normalising. */
const MOST_UNITS = 4;

/**
 * The form in which a password is counted and hashed, whatever keyboard typed it (RFC 8265, NIST SP 800-63B-4 §3.1.1.2).
 * Throws AUTH_PASSWORD_TOO_LONG.
 */
export function normalisePassword(input: string): string {
  if (input.length > LIMITS.passwordMax * MOST_UNITS) throw credentialsErrors.passwordTooLong();
  const password = input.normalize('NFKC');
  if ([...password].length > LIMITS.passwordMax) throw credentialsErrors.passwordTooLong();
  return password;
}

/**
 * A password that a new account may have, normalised.
 * Throws AUTH_PASSWORD_TOO_SHORT, AUTH_PASSWORD_TOO_LONG, AUTH_PASSWORD_BREACHED.
 */
export function newPassword(input: string, context: PasswordContext): string {
  const password = normalisePassword(input);
  if ([...password].length < LIMITS.passwordMin) throw credentialsErrors.passwordTooShort();
  if (isGuessable(password, context)) throw credentialsErrors.passwordBreached();
  return password;
}
