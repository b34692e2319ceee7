import type { Timeline } from './timeline.js';

/** Fan-out writes into timelines that were read within so many days; older ones are brought up to date when they are read. */
export const ACTIVE_DAYS = 14;

const HOUR_MS = 3_600_000;
const ACTIVE_MS = ACTIVE_DAYS * 24 * HOUR_MS;

/**
 * Fan-out reaches timelines read since then. An hour more than a reader counts on, so that a timeline which passes for current
 * was reached by everything before, also by a process whose clock differs.
 */
export function activeSince(now: Date): Date {
  return new Date(now.getTime() - ACTIVE_MS - HOUR_MS);
}

/** Whether fan-out has kept a timeline up to date until now. */
export function isCurrent(timeline: Timeline | null, now: Date): timeline is Timeline {
  if (!timeline?.activeAt || timeline.behind) return false;
  return timeline.activeAt.getTime() >= now.getTime() - ACTIVE_MS;
}

/** Whether a read has to be noted: at most once an hour, so that reading is not writing. */
export function isNoteDue(timeline: Timeline, now: Date): boolean {
  return !timeline.activeAt || now.getTime() - timeline.activeAt.getTime() > HOUR_MS;
}
