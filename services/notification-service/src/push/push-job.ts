import type { Kind } from '../inbox/notification.js';

/** Something to push to one browser. */
export interface PushJob {
  id: string;
  subscriptionId: string;
  groupKey: string;
  /** Null where it is pushed only and not in the inbox. */
  notificationId: string | null;
  kind: Kind;
  subjectId: string;
  postId: string;
  detail: string;
  actorIds: string[];
  actorCount: number;
  count: number;
  /** Names what is pushed now: whoever replaces it gives another one. */
  version: string;
  /** Counting the one in hand. */
  attempts: number;
  expiresAt: Date;
}

export type Urgency = 'low' | 'normal' | 'high';

const HOUR_S = 3600;

/** How long a push service keeps it for a browser that is away, in seconds, and how much of a battery it is worth (RFC 8030). */
export const DELIVERY: Record<Kind, { ttl: number; urgency: Urgency }> = {
  like: { ttl: 12 * HOUR_S, urgency: 'low' },
  repost: { ttl: 12 * HOUR_S, urgency: 'low' },
  follow: { ttl: 24 * HOUR_S, urgency: 'normal' },
  comment: { ttl: 24 * HOUR_S, urgency: 'normal' },
  mention: { ttl: 24 * HOUR_S, urgency: 'normal' },
  quote: { ttl: 24 * HOUR_S, urgency: 'normal' },
  message: { ttl: 24 * HOUR_S, urgency: 'high' },
  message_request: { ttl: 24 * HOUR_S, urgency: 'high' },
  security: { ttl: 72 * HOUR_S, urgency: 'high' },
  call: { ttl: 24 * HOUR_S, urgency: 'high' },
  match: { ttl: HOUR_S / 2, urgency: 'high' },
};

export const ATTEMPTS_MAX = 8;
const BACK_OFF_MS = 5000;
const BACK_OFF_MAX_MS = 15 * 60_000;

/** When to try again after so many attempts: what the push service says, within bounds, else twice as long each time. */
export function backOffMs(attempts: number, retryAfterSeconds?: number): number {
  const wanted = retryAfterSeconds === undefined ? BACK_OFF_MS * 2 ** (attempts - 1) : retryAfterSeconds * 1000;
  return Math.min(BACK_OFF_MAX_MS, Math.max(BACK_OFF_MS, wanted));
}
