import { isDeepStrictEqual } from 'node:util';

/** What a counter said and what it says now. */
export interface Correction {
  counter: string;
  was: unknown;
  is: unknown;
}

/** Where stored counters and the truth differ. */
export function corrections(stored: object, truth: object): Correction[] {
  const said = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(truth)
    .map(([counter, is]) => ({ counter, was: said.get(counter) ?? 0, is }))
    .filter(({ was, is }) => !isDeepStrictEqual(was, is));
}

/** What to store: the wrong counters alone. */
export function corrected(found: readonly Correction[]): Record<string, unknown> {
  return Object.fromEntries(found.map(({ counter, is }) => [counter, is]));
}
