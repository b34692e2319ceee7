import { describe, expect, it } from 'vitest';
import { lineFailureOf } from './line-failure.ts';

describe('failures of a line', () => {
  it('takes a cut line and an absent service for what passes', () => {
    expect(lineFailureOf({ code: 'REALTIME_CUT' }).kind).toBe('unreachable');
    expect(lineFailureOf({ code: 'COMMON_SERVICE_UNAVAILABLE' }).kind).toBe('outage');
  });

  it('takes a coded refusal for what waiting will not change', () => {
    expect(lineFailureOf({ code: 'CHAT_UNREACHABLE' })).toEqual({ kind: 'refused', code: 'CHAT_UNREACHABLE' });
  });

  it('says when to come again, and that a session is over', () => {
    expect(lineFailureOf({ code: 'WS_RATE_LIMITED', retryAfterSeconds: 3 })).toEqual({
      kind: 'outage',
      code: 'WS_RATE_LIMITED',
      retryAfterSeconds: 3,
    });
    expect(lineFailureOf({ code: 'WS_SIGNED_OUT' }).kind).toBe('signed_out');
    expect(lineFailureOf(new TypeError('odd')).code).toBe('INTERNAL');
  });
});
