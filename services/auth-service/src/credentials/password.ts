import { LIMITS } from '@my-girok/types';
import { credentialsErrors } from './credentials.errors.js';
import { isGuessable, type PasswordContext } from './guessable-password.js';

/** NFKC shrinks a text at most this far (Hangul jamo: three code points to one); beyond it, normalising is wasted work. */
const MOST_SHRINKING = 18;

/**
 * The form in which a password is counted and hashed, whatever keyboard typed it (RFC 8265, NIST SP 800-63B-4 §3.1.1.2).
 * Throws AUTH_PASSWORD_TOO_LONG.
 */
export function normalisePassword(input: string): string {
  if (input.length > LIMITS.passwordMax * MOST_SHRINKING) throw credentialsErrors.passwordTooLong();
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
