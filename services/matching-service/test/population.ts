import { uuidv7 } from '@my-girok/nest-common';
import { MATCH_INTERESTS, MATCH_LANGUAGES } from '@my-girok/types';
import type { Band } from '../src/config.js';
import { INTENTS, STRICTNESSES } from '../src/queue/criteria.js';
import type { Entrant } from '../src/queue/proposal.js';
import type { Random } from './random.js';

/** Everybody of a made-up population, and who may not meet whom. */
export interface Population {
  people: Entrant[];
  /** Both ways, whoever has the other on their list. */
  apart(a: string, b: string): boolean;
  part(a: string, b: string): void;
  /** As their next ticket is to have it. */
  avoidedBy(userId: string): string[];
}

/** People who differ in everything the matcher looks at. Languages and interests are as unevenly liked as they are among people. */
export function population(random: Random, count: number): Population {
  const ids = Array.from({ length: count }, () => uuidv7());
  const avoided = new Map(ids.map((id) => [id, new Set<string>()]));
  const people = ids.map((userId): Entrant => {
    // One-sided: the other was let in before they were blocked.
    for (const other of random.some(ids, random.below(12))) if (other !== userId) avoided.get(userId)?.add(other);
    return {
      userId,
      band: (random.chance(0.75) ? 'adult' : 'minor') as Band,
      criteria: {
        languages: liked(random, MATCH_LANGUAGES, 1 + random.below(3)),
        interests: liked(random, MATCH_INTERESTS, random.below(11)),
        intent: random.of(INTENTS),
        strictness: random.of(STRICTNESSES),
      },
      avoidIds: [...(avoided.get(userId) ?? [])],
      reach: random.chance(0.2) ? random.below(4) : 0,
    };
  });
  return {
    people,
    apart: (a, b) => (avoided.get(a)?.has(b) || avoided.get(b)?.has(a)) ?? false,
    part: (a, b) => void avoided.get(a)?.add(b),
    avoidedBy: (userId) => [...(avoided.get(userId) ?? [])],
  };
}

/** Different ones, the first of the list more often than the last. */
function liked<T>(random: Random, list: readonly T[], count: number): T[] {
  const chosen = new Set<T>();
  while (chosen.size < count) chosen.add(list[Math.floor(random.next() ** 2 * list.length)] as T);
  return [...chosen];
}
