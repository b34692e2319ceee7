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
export type RevokeReason =
  | 'logout'
  | 'device_removed'
  | 'reuse_detected'
  | 'session_limit'
  | 'account_deleted'
  | 'banned';

/** One browser or app in which a person is signed in, and the family of its refresh tokens. */
export interface Session {
  id: string;
  userId: string;
  cookieHash: Buffer;
  /** Counts rotations. */
  generation: number;
  /** The last attempt to refresh, and the generation whose token it used. */
  attemptId: string | null;
  attemptGeneration: number | null;
  /** The first generation that resumptions replaced a moment ago; null after a rotation. */
  resumedFrom: number | null;
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

/** A session after its current token was used by an attempt. */
export function rotated(session: Session, attemptId: string, now: Date): Session {
  const { generation } = session;
  return {
    ...session,
    generation: generation + 1,
    attemptId,
    attemptGeneration: generation,
    resumedFrom: null,
    rotatedAt: now,
    lastSeenAt: now,
  };
}

/** A session after its cookie brought it new tokens. What was under way at that moment is remembered. */
export function resumed(session: Session, now: Date): Session {
  const isRecent = isRepeatable(session, now);
  return {
    ...session,
    generation: session.generation + 1,
    attemptId: isRecent ? session.attemptId : null,
    attemptGeneration: isRecent ? session.attemptGeneration : null,
    resumedFrom: (isRecent ? session.resumedFrom : null) ?? session.generation,
    rotatedAt: now,
    lastSeenAt: now,
  };
}

/** A session after an attempt with a token that a resumption had replaced: no other attempt may use that one, nor an older one. */
export function joined(session: Session, generation: number, attemptId: string): Session {
  return { ...session, attemptId, attemptGeneration: generation, resumedFrom: generation + 1 };
}

/** What a genuine refresh token of a session means now. */
export type RefreshVerdict = 'rotate' | 'repeat' | 'join' | 'reuse' | 'ended';

/**
 * OAuth 2.0 Security BCP (RFC 9700 §4.14.2): a rotated token that comes back is in two hands, so its family ends. Two
 * exceptions, for a minute: the caller that rotated it and never got the answer asks again by the same attempt id; and
 * a refresh that one node had begun arrives after another node, whose store had lost the session, resumed it. Both get the
 * tokens of the current generation.
 */
export function judgeRefresh(session: Session, generation: number, attemptId: string, now: Date): RefreshVerdict {
  if (!isLive(session, now)) return 'ended';
  if (generation === session.generation) return 'rotate';
  if (generation > session.generation || !isRepeatable(session, now)) return 'reuse';
  if (generation === session.attemptGeneration) return attemptId === session.attemptId ? 'repeat' : 'reuse';
  return session.resumedFrom !== null && generation >= session.resumedFrom ? 'join' : 'reuse';
}

function isRepeatable(session: Session, now: Date): boolean {
  return now.getTime() - session.rotatedAt.getTime() <= REPEAT_MS;
}
