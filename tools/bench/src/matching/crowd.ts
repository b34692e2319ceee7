import { randomUUID } from 'node:crypto';
import { MATCH_INTERESTS, MATCH_LANGUAGES } from '@my-girok/types';
import type { Entrant } from './parts.ts';

const intents = ['talk', 'friends', 'practice', 'advice'] as const;
const strictnesses = ['strict', 'balanced', 'open'] as const;

/** Numbers that look random and are the same in each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * People as they come to the queue: 1 to 3 languages out of 12 and up to 8 interests out of 48, some of them much commoner than others, an
 * intent, and a list of up to 40 people whom they may not meet, out of this same crowd.
 */
export function crowd(
  count: number,
  seed: number,
  fixed: Partial<Pick<Entrant, 'reach'> & Entrant['criteria']> = {},
): Entrant[] {
  const next = numbers(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  const liked = <T>(list: readonly T[], wanted: number): T[] => {
    const chosen = new Set<T>();
    while (chosen.size < wanted) chosen.add(list[Math.floor(next() ** 1.5 * list.length)] as T);
    return [...chosen];
  };
  const ids = Array.from({ length: count }, () => randomUUID());
  return ids.map((userId) => ({
    userId,
    band: 'adult' as const,
    reach: fixed.reach ?? (next() < 0.1 ? below(4) : 0),
    avoidIds: Array.from({ length: below(41) }, () => ids[below(count)] as string),
    criteria: {
      languages: liked(MATCH_LANGUAGES, 1 + below(3)),
      interests: liked(MATCH_INTERESTS, below(9)),
      intent: intents[below(intents.length)] as (typeof intents)[number],
      strictness: fixed.strictness ?? (strictnesses[below(strictnesses.length)] as (typeof strictnesses)[number]),
    },
  }));
}
