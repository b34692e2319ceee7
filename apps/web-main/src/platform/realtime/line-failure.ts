import type { Failure } from '../graphql/failure.ts';

/** Codes of failures that pass by themselves: the line or a service is away, or nothing is known of what was done. */
const PASSING: Readonly<Record<string, Failure['kind']>> = {
  REALTIME_OFFLINE: 'unreachable',
  REALTIME_CUT: 'unreachable',
  REALTIME_TIMEOUT: 'unreachable',
  WS_DRAINING: 'unreachable',
  WS_TOO_SLOW: 'unreachable',
  WS_UNAVAILABLE: 'outage',
  WS_SESSION_UNCHECKED: 'outage',
  WS_RATE_LIMITED: 'outage',
  CHAT_TOO_MANY_WRITES: 'outage',
  COMMON_RATE_LIMITED: 'outage',
  COMMON_SERVICE_UNAVAILABLE: 'outage',
  COMMON_INTERNAL: 'outage',
  WS_SIGNED_OUT: 'signed_out',
  COMMON_UNAUTHENTICATED: 'signed_out',
};

/** Turns whatever a request over a line threw into a {@link Failure}; a coded refusal is one that waiting will not change. */
export function lineFailureOf(error: unknown): Failure {
  const { code, retryAfterSeconds } = (error ?? {}) as { code?: unknown; retryAfterSeconds?: unknown };
  if (typeof code !== 'string') return { kind: 'refused', code: 'INTERNAL' };
  return {
    kind: PASSING[code] ?? 'refused',
    code,
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
  };
}
