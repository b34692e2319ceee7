import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@my-girok/nest-common';

const LONGEST = 128;
const FORM = /^([0-9a-f-]{36})\.([1-9]\d{0,9})\.([A-Za-z0-9_-]{43})$/;

/** What a genuine refresh token says. */
export interface RefreshClaims {
  sessionId: string;
  generation: number;
}

/**
 * `<session id>.<generation>.<HMAC-SHA-256>`. Nothing of it is stored: the same claims always give the same token, so a
 * repeated attempt gets the same successor, a stolen database gives no token, and a forged token, which could otherwise
 * end somebody's session by looking like reuse, is refused before the session is looked at.
 */
export function issueRefreshToken(key: Uint8Array, { sessionId, generation }: RefreshClaims): string {
  return `${sessionId}.${generation}.${tag(key, sessionId, generation).toString('base64url')}`;
}

/** Undefined for anything that this key did not make. */
export function readRefreshToken(key: Uint8Array, token: string): RefreshClaims | undefined {
  const [, sessionId, digits, mac] = (token.length <= LONGEST && FORM.exec(token)) || [];
  if (!sessionId || !digits || !mac || !isUuid(sessionId)) return undefined;
  const generation = Number(digits);
  if (!timingSafeEqual(tag(key, sessionId, generation), Buffer.from(mac, 'base64url'))) return undefined;
  return { sessionId, generation };
}

function tag(key: Uint8Array, sessionId: string, generation: number): Buffer {
  return createHmac('sha256', key).update(`my-girok/refresh|${sessionId}|${generation}`).digest();
}
