/** A notification as the line tells it: ids and counts. */
export interface WireNotification {
  readonly id: string;
  readonly updatedAt: string;
  readonly read: boolean;
}

/** What was read on any device: these, or all up to a moment. */
export interface WireRead {
  readonly ids: readonly string[];
  readonly until: string | null;
}

/** Without anything to compare with, what happened so shortly before is taken for news. */
const JUST_NOW_MS = 60_000;

/**
 * Whether somebody did something, rather than took it back: then its time moves on. `latest` is the latest time of those that are known,
 * `now` the device's clock, which is asked only where none is known.
 */
export function isNews(told: WireNotification, latest: string | undefined, now: number): boolean {
  if (told.read) return false;
  const at = Date.parse(told.updatedAt);
  return latest === undefined ? Math.abs(now - at) < JUST_NOW_MS : at > Date.parse(latest);
}

/** The later of two times, where either may not be known. */
export const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && Date.parse(other) > Date.parse(one)) ? other : one;

/** Whether a reading covers a notification. */
export const covers = ({ ids, until }: WireRead, id: string, updatedAt: string): boolean =>
  ids.includes(id) || (until !== null && Date.parse(updatedAt) <= Date.parse(until));
