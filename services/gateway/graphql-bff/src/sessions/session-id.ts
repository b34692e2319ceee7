import { createHash, randomBytes } from 'node:crypto';

/** The cookie's name; browsers accept a `__Host-Http-` cookie only with Secure, HttpOnly, Path=/ and no Domain. */
export const sessionCookie = '__Host-Http-session_id';

const wellFormed = /^[A-Za-z0-9_-]{43}$/;

/** A new session id: 256 random bits in base64url. */
export const newSessionId = (): string => randomBytes(32).toString('base64url');

/** What is stored instead of the id, so that a leaked store signs nobody in. */
export const hashOf = (sessionId: string): Buffer => createHash('sha256').update(sessionId).digest();

/**
 * The session id among a request's cookies. `malformed` when there is a cookie that no session can have: it is cleared
 * without asking anybody.
 */
export function readSessionCookie(header: string | undefined): { id: string | null; malformed: boolean } {
  const prefix = `${sessionCookie}=`;
  for (const part of header?.split(';') ?? []) {
    const cookie = part.trim();
    if (!cookie.startsWith(prefix)) continue;
    const id = cookie.slice(prefix.length);
    return wellFormed.test(id) ? { id, malformed: false } : { id: null, malformed: true };
  }
  return { id: null, malformed: false };
}

/** The Set-Cookie value that gives (or, with null, takes away) the session. Always every flag. */
export function sessionCookieHeader(id: string | null, expires: Date = new Date(0)): string {
  const flags = 'Path=/; Secure; HttpOnly; SameSite=Strict';
  if (id === null) return `${sessionCookie}=; ${flags}; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT`;
  const maxAge = Math.max(0, Math.floor((expires.getTime() - Date.now()) / 1000));
  return `${sessionCookie}=${id}; ${flags}; Max-Age=${maxAge}; Expires=${expires.toUTCString()}`;
}
