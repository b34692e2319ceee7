/** What lowers somebody's reach: skips of their own, reports about them. */
export type MarkKind = 'skip' | 'report';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** For how long a mark counts. */
export const COUNTED_MS: Readonly<Record<MarkKind, number>> = { skip: HOUR, report: 30 * DAY };

/** One in so many skips within the hour lowers the reach by one. */
const SKIPS_A_LEVEL = 10;
const LEAST = 3;

/** From full (0) to least (3): people with less are searched for later and come after others, and are never shut out by it. */
export function reachOf({ skips, reports }: { skips: number; reports: number }): number {
  return Math.min(LEAST, Math.floor(skips / SKIPS_A_LEVEL) + reports);
}

/** Reports by so many different people cool one off, for so long after the last of them. */
const COOLING: readonly { reports: number; ms: number }[] = [
  { reports: 6, ms: 7 * DAY },
  { reports: 3, ms: DAY },
];

/** Until when somebody may not enter; undefined for now already. */
export function coolUntil(reports: number, lastAt: Date | undefined): Date | undefined {
  const step = COOLING.find((each) => reports >= each.reports);
  return step && lastAt ? new Date(lastAt.getTime() + step.ms) : undefined;
}
