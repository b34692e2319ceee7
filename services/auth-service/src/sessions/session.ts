const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session ends this long after it began, whatever happens. */
export const SESSION_LIFE_MS = 7 * 24 * HOUR;
/** A session ends when nothing refreshed it for this long. */
export const IDLE_MS = 48 * HOUR;
/** How long an attempt to refresh may be repeated and is answered as the first time. */
const REPEAT_MS = MINUTE;
/** Live sessions of one person; the one unused the longest makes room. */
export const MOST_SESSIONS = 100;

/** Why a session was ended before its time. */
export type RevokeReason = 'logout' | 'device_removed' | 'reuse_detected' | 'session_limit' | 'account_deleted';

/** One browser or app in which a person is signed in, and the family of its refresh tokens. */
export interface Session {
  id: string;
  userId: string;
  cookieHash: Buffer;
  /** Counts rotations. */
  generation: number;
  /** The attempt that made this generation. */
  attemptId: string | null;
  rotatedAt: Date;
  browser: string;
  system: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** Whether the session still lets anybody in. */
export function isLive(session: Pick<Session, 'revokedAt' | 'expiresAt' | 'lastSeenAt'>, now: Date): boolean {
  return (
    session.revokedAt === null && now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < IDLE_MS
  );
}

/** What a genuine refresh token of a session means now. */
export type RefreshVerdict = 'rotate' | 'repeat' | 'reuse' | 'ended';

/**
 * OAuth 2.0 Security BCP (RFC 9700 §4.14.2): a rotated token that comes back is in two hands, so its family ends. The one
 * exception: the caller that rotated it and never got the answer asks again, by the same attempt id and soon.
 */
export function judgeRefresh(session: Session, generation: number, attemptId: string, now: Date): RefreshVerdict {
  if (!isLive(session, now)) return 'ended';
  if (generation === session.generation) return 'rotate';
  const isRepetition =
    generation === session.generation - 1 &&
    session.attemptId === attemptId &&
    now.getTime() - session.rotatedAt.getTime() <= REPEAT_MS;
  return isRepetition ? 'repeat' : 'reuse';
}
