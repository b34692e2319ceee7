import type { Strictness } from './criteria.js';

const MINUTE_MS = 60_000;

/** How many steps there are. */
export const STEPS = 4;

/** What each step asks for; every one asks for a language in common. */
export const STEP_ASKS = [
  { commonInterests: 2, sameIntent: true, firstLanguage: true },
  { commonInterests: 1, sameIntent: true, firstLanguage: false },
  { commonInterests: 0, sameIntent: true, firstLanguage: false },
  { commonInterests: 0, sameIntent: false, firstLanguage: false },
] as const;

/** After how long (ms) each strictness comes to step 1, 2, 3, and has been at step 3 for long. */
export const STEP_TIMES: Readonly<Record<Strictness, readonly [number, number, number, number]>> = {
  strict: [20_000, 45_000, 90_000, 90_000 + MINUTE_MS],
  balanced: [8000, 20_000, 40_000, 40_000 + MINUTE_MS],
  open: [0, 0, 5000, 5000 + MINUTE_MS],
};

/** How long (ms) the first search of a ticket waits, by what was taken from its person's reach. */
export const REACH_DELAYS: readonly [number, number, number, number] = [0, 10_000, 20_000, 30_000];

/** When somebody who waits since then leaves that step; null at the last. */
export function nextStepAt(strictness: Strictness, since: Date, step: number): Date | null {
  const after = step < STEPS - 1 ? STEP_TIMES[strictness][step] : undefined;
  return after === undefined ? null : new Date(since.getTime() + after);
}
