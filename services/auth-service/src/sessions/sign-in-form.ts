import { sessionsErrors } from './sessions.errors.js';

const HASH_BYTES = 32;
const LONGEST_DEVICE = 80;
const CONTROL = /\p{C}/u;

/** Where a new session lives: the cookie's digest, and the device as its owner would recognise it. */
export interface SignInForm {
  cookieHash: Buffer;
  browser: string;
  system: string;
}

/** Throws AUTH_SESSION_HASH_INVALID, AUTH_DEVICE_INVALID. */
export function parseSignInForm(input: {
  sessionHash: Uint8Array;
  device?: { browser: string; system: string } | undefined;
}): SignInForm {
  const { browser, system } = input.device ?? { browser: '', system: '' };
  for (const text of [browser, system]) {
    if (text.length > LONGEST_DEVICE || CONTROL.test(text)) throw sessionsErrors.deviceInvalid();
  }
  return { cookieHash: parseSessionHash(input.sessionHash), browser, system };
}

/** Throws AUTH_SESSION_HASH_INVALID. */
export function parseSessionHash(hash: Uint8Array): Buffer {
  if (hash.length !== HASH_BYTES) throw sessionsErrors.sessionHashInvalid();
  return Buffer.from(hash);
}
