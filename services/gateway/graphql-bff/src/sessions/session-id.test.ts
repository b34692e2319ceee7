import { describe, expect, it } from 'vitest';
import { hashOf, newSessionId, readSessionCookie, sessionCookie, sessionCookieHeader } from './session-id.js';

describe('session cookie', () => {
  it('carries 256 random bits and is found among others', () => {
    const id = newSessionId();
    expect(Buffer.from(id, 'base64url')).toHaveLength(32);
    expect(readSessionCookie(`a=1; ${sessionCookie}=${id}; b=2`)).toEqual({ id, malformed: false });
    expect(hashOf(id)).toHaveLength(32);
  });

  it('is malformed when it is no 256-bit base64url', () => {
    for (const value of ['', 'abc', `${'a'.repeat(42)}=`, 'x'.repeat(5000)])
      expect(readSessionCookie(`${sessionCookie}=${value}`)).toEqual({ id: null, malformed: true });
  });

  it('is absent when there is no cookie', () => {
    expect(readSessionCookie(undefined)).toEqual({ id: null, malformed: false });
    expect(readSessionCookie('session_id=abc')).toEqual({ id: null, malformed: false });
  });

  it('is set with every flag and no Domain, for as long as the session lives', () => {
    const header = sessionCookieHeader('i'.repeat(43), new Date(Date.now() + 7 * 86_400_000));
    for (const flag of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']) expect(header).toContain(flag);
    expect(header).not.toContain('Domain');
    expect(Number(/Max-Age=(\d+)/.exec(header)?.[1])).toBeGreaterThan(7 * 86_400 - 5);
  });

  it('is cleared with the same flags', () => {
    expect(sessionCookieHeader(null)).toContain('Max-Age=0');
    expect(sessionCookieHeader(null)).toContain('Secure; HttpOnly; SameSite=Strict');
  });
});
