/** Why two may not meet. */
export type Why = 'match' | 'skip' | 'report' | 'block';

const HOUR = 3_600_000;

/** For how long; null for good. feed-service is asked of blocks: ours only bridges what was asked before one came. */
export const APART_MS: Readonly<Record<Why, number | null>> = {
  match: 7 * 24 * HOUR,
  skip: 24 * HOUR,
  report: null,
  block: HOUR,
};

/** A pair as it is kept: the lower id first. */
export function pairOf(a: string, b: string): [one: string, other: string] {
  return a < b ? [a, b] : [b, a];
}
