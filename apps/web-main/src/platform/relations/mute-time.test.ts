import { describe, expect, it } from 'vitest';
import { endOf } from './mute-time.ts';

describe('endOf', () => {
  const now = new Date('2026-11-24T06:00:00.000Z');
  it('ends a mute after a day, after seven, or never', () => {
    expect(endOf('day', now)).toBe('2026-11-25T06:00:00.000Z');
    expect(endOf('week', now)).toBe('2026-12-01T06:00:00.000Z');
    expect(endOf('always', now)).toBeNull();
  });
});
