import { describe, expect, it } from 'vitest';
import { isLive, judgeRefresh, type Session } from './session.js';

const now = new Date('2026-05-10T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const HOUR = 3_600_000;
const session = (over: Partial<Session> = {}): Session => ({
  id: 's',
  userId: 'u',
  cookieHash: Buffer.alloc(32),
  generation: 5,
  attemptId: 'attempt-5',
  rotatedAt: ago(10_000),
  browser: '',
  system: '',
  createdAt: ago(HOUR),
  lastSeenAt: ago(10_000),
  expiresAt: new Date(now.getTime() + HOUR),
  revokedAt: null,
  ...over,
});

describe('isLive', () => {
  it('holds until the absolute end, 48 idle hours, or a revocation', () => {
    expect(isLive(session(), now)).toBe(true);
    expect(isLive(session({ expiresAt: now }), now)).toBe(false);
    expect(isLive(session({ lastSeenAt: ago(48 * HOUR - 1) }), now)).toBe(true);
    expect(isLive(session({ lastSeenAt: ago(48 * HOUR) }), now)).toBe(false);
    expect(isLive(session({ revokedAt: ago(1) }), now)).toBe(false);
  });
});

describe('judgeRefresh', () => {
  it('rotates for the current generation, whatever the attempt', () => {
    expect(judgeRefresh(session(), 5, 'attempt-6', now)).toBe('rotate');
  });

  it('repeats for the attempt that made the current generation, up to 60 s after', () => {
    expect(judgeRefresh(session(), 4, 'attempt-5', now)).toBe('repeat');
    expect(judgeRefresh(session({ rotatedAt: ago(60_000) }), 4, 'attempt-5', now)).toBe('repeat');
    expect(judgeRefresh(session({ rotatedAt: ago(60_001) }), 4, 'attempt-5', now)).toBe('reuse');
  });

  it('sees reuse in another attempt, an older generation, one not yet made, and a generation that a resumption made', () => {
    expect(judgeRefresh(session(), 4, 'attempt-x', now)).toBe('reuse');
    expect(judgeRefresh(session(), 3, 'attempt-5', now)).toBe('reuse');
    expect(judgeRefresh(session(), 6, 'attempt-5', now)).toBe('reuse');
    expect(judgeRefresh(session({ attemptId: null }), 4, 'attempt-5', now)).toBe('reuse');
  });

  it('finds a session ended before it looks at the token', () => {
    expect(judgeRefresh(session({ revokedAt: ago(1) }), 4, 'attempt-x', now)).toBe('ended');
    expect(judgeRefresh(session({ lastSeenAt: ago(49 * HOUR) }), 5, 'attempt-6', now)).toBe('ended');
  });
});
