import type { Tokens } from '@my-girok/proto';

/** The BFF's copy of a session, as it lies in Valkey. auth-service's database is the truth. Times are epoch ms. */
export interface SessionCopy {
  readonly sessionId: string;
  readonly userId: string;
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  readonly refreshToken: string;
  /** Counts rotations; a higher one always wins. */
  readonly generation: number;
  readonly sessionExpiresAt: number;
}

/** An access token is renewed this long before its end, so that it lives through the operation it was taken for. */
export const renewBeforeMs = 30_000;
/** auth-service answers a repeated attempt for 60 s; later ones go by ResumeSession, with room for slow clocks. */
export const attemptLifeMs = 40_000;

export function sessionFrom(tokens: Tokens | undefined): SessionCopy {
  if (!tokens?.accessExpiresAt || !tokens.sessionExpiresAt) throw new Error('auth-service answered without tokens');
  return {
    sessionId: tokens.sessionId,
    userId: tokens.userId,
    accessToken: tokens.accessToken,
    accessExpiresAt: tokens.accessExpiresAt.getTime(),
    refreshToken: tokens.refreshToken,
    generation: tokens.generation,
    sessionExpiresAt: tokens.sessionExpiresAt.getTime(),
  };
}

/** Whether the access token still serves for an operation that starts now. */
export const isFresh = (session: SessionCopy, now = Date.now()): boolean =>
  session.accessExpiresAt - renewBeforeMs > now;

/** Whether the access token is valid at all; used while it cannot be renewed. */
export const isUsable = (session: SessionCopy, now = Date.now()): boolean => session.accessExpiresAt - 2000 > now;
