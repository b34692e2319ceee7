import { createHash } from 'node:crypto';
import { LIMITS } from '@my-girok/types';
import { z } from 'zod';
import { credentialsErrors } from './credentials.errors.js';

const address = z.email();

/** An address as its owner typed it, and the form in which it is unique. */
export interface Email {
  /** Without surrounding space, otherwise as typed: for display and for sending. */
  display: string;
  /**
   * Lower case throughout. RFC 5321 lets hosts tell upper from lower case in the local part; none that people use does,
   * and two accounts that differ in it only would be an invitation to mistake one for the other.
   */
  key: string;
}

/** Reads an address. Throws AUTH_EMAIL_INVALID. */
export function parseEmail(input: string): Email {
  if (input.length > LIMITS.emailMax * 2) throw credentialsErrors.emailInvalid();
  const display = input.normalize('NFC').trim();
  if (Buffer.byteLength(display) > LIMITS.emailMax || !address.safeParse(display).success) {
    throw credentialsErrors.emailInvalid();
  }
  return { display, key: display.toLowerCase() };
}

/** What attempts are counted under: the counter must not become a list of addresses that people tried. */
export function attemptKey(email: Email): Buffer {
  return createHash('sha256').update(`sign-in:${email.key}`).digest();
}
