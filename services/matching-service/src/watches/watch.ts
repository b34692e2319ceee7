import type { Band } from '../config.js';
import type { Criteria } from '../queue/criteria.js';

const HOUR = 3_600_000;

/** How long somebody is told of people for whom they did not want to wait at a screen. */
export const WATCH_MS = 24 * HOUR;
/** At most so often. */
export const TELL_EVERY_MS = HOUR;
/** Who waits for less may find somebody without it. */
export const WAITED_MS = 10_000;

export interface Watch {
  userId: string;
  band: Band;
  criteria: Criteria;
  expiresAt: Date;
}

/** Whether the two have a language in common: what is left of the matcher's rules at its last step. */
export function couldTalk(one: Criteria, other: Criteria): boolean {
  return one.languages.some((language) => other.languages.includes(language));
}
