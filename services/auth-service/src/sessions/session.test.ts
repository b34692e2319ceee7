import { describe, expect, it } from 'vitest';
import { isLive, joined, judgeRefresh, resumed, rotated, type Session } from './session.js';

const now = new Date('2026-05-10T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const HOUR = 3_600_000;
const session = (over: Partial<Session> = {}): Session => ({
  id: 's',
  userId: 'u',
  cookieHash: Buffer.alloc(32),
  generation: 5,
  attemptId: 'attempt-5',
  attemptGeneration: 4,
  resumedFrom: null,
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

  it('sees reuse in another attempt, an older generation, and one not yet made', () => {
    expect(judgeRefresh(session(), 4, 'attempt-x', now)).toBe('reuse');
    expect(judgeRefresh(session(), 3, 'attempt-5', now)).toBe('reuse');
    expect(judgeRefresh(session(), 6, 'attempt-5', now)).toBe('reuse');
  });

  it('lets one attempt join a resumption with the token that it replaced, for 60 s', () => {
    const after = resumed(session({ rotatedAt: ago(HOUR) }), ago(10_000));
    expect(after).toMatchObject({ generation: 6, resumedFrom: 5, attemptId: null });
    expect(judgeRefresh(after, 5, 'late', now)).toBe('join');
    expect(judgeRefresh({ ...after, rotatedAt: ago(60_001) }, 5, 'late', now)).toBe('reuse');
    const then = joined(after, 5, 'late');
    expect(then.generation).toBe(6);
    expect(judgeRefresh(then, 5, 'late', now)).toBe('repeat');
    expect(judgeRefresh(then, 5, 'thief', now)).toBe('reuse');
    expect(judgeRefresh(then, 4, 'attempt-5', now)).toBe('reuse');
    expect(judgeRefresh(then, 6, 'next', now)).toBe('rotate');
  });

  it('lets it join several resumptions, and none that a rotation followed', () => {
    const twice = resumed(resumed(session({ rotatedAt: ago(HOUR) }), ago(10_000)), ago(9_000));
    expect(twice).toMatchObject({ generation: 7, resumedFrom: 5 });
    expect([5, 6].map((generation) => judgeRefresh(twice, generation, 'late', now))).toEqual(['join', 'join']);
    expect(judgeRefresh(twice, 4, 'late', now)).toBe('reuse');
    const on = rotated(twice, 'next', ago(8_000));
    expect([5, 6].map((generation) => judgeRefresh(on, generation, 'late', now))).toEqual(['reuse', 'reuse']);
  });

  it('repeats an attempt whose answer was lost also when a resumption came between', () => {
    const after = resumed(session(), ago(5_000));
    expect(after).toMatchObject({ generation: 6, attemptId: 'attempt-5', attemptGeneration: 4 });
    expect(judgeRefresh(after, 4, 'attempt-5', now)).toBe('repeat');
    expect(judgeRefresh(after, 4, 'attempt-x', now)).toBe('reuse');
    expect(judgeRefresh(resumed(session({ rotatedAt: ago(HOUR) }), now), 4, 'attempt-5', now)).toBe('reuse');
  });

  it('finds a session ended before it looks at the token', () => {
    expect(judgeRefresh(session({ revokedAt: ago(1) }), 4, 'attempt-x', now)).toBe('ended');
    expect(judgeRefresh(session({ lastSeenAt: ago(49 * HOUR) }), 5, 'attempt-6', now)).toBe('ended');
  });
});
