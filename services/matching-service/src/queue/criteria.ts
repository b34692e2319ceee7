import { LIMITS, MATCH_INTERESTS, MATCH_LANGUAGES, type MatchInterest, type MatchLanguage } from '@my-girok/types';
import { queueErrors } from './queue.errors.js';

export const INTENTS = ['talk', 'friends', 'practice', 'advice'] as const;
export type Intent = (typeof INTENTS)[number];

/** How long one would rather wait than meet somebody with less in common. */
export const STRICTNESSES = ['strict', 'balanced', 'open'] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** Whom somebody looks for. */
export interface Criteria {
  /** 1 to 3, all different, the best first. */
  languages: MatchLanguage[];
  /** At most 10, all different. */
  interests: MatchInterest[];
  intent: Intent;
  strictness: Strictness;
}

/** What came in as criteria. */
export interface CriteriaInput {
  languages: readonly string[];
  interests: readonly string[];
  intent: string | undefined;
  strictness: string | undefined;
}

/** Throws MATCHING_LANGUAGES_INVALID, MATCHING_INTERESTS_INVALID, MATCHING_INTENT_INVALID, MATCHING_STRICTNESS_INVALID. */
export function readCriteria({ languages, interests, intent, strictness }: CriteriaInput): Criteria {
  const knownLanguages = distinctOf(languages, MATCH_LANGUAGES, LIMITS.matchLanguagesMax);
  if (!knownLanguages || knownLanguages.length === 0) throw queueErrors.languagesInvalid();
  const knownInterests = distinctOf(interests, MATCH_INTERESTS, LIMITS.matchInterestsMax);
  if (!knownInterests) throw queueErrors.interestsInvalid();
  const knownIntent = INTENTS.find((known) => known === intent);
  if (!knownIntent) throw queueErrors.intentInvalid();
  const knownStrictness = STRICTNESSES.find((known) => known === strictness);
  if (!knownStrictness) throw queueErrors.strictnessInvalid();
  return { languages: knownLanguages, interests: knownInterests, intent: knownIntent, strictness: knownStrictness };
}

/** Undefined when there are too many, one is unknown or one comes twice. */
function distinctOf<T extends string>(given: readonly string[], all: readonly T[], max: number): T[] | undefined {
  if (given.length > max || new Set(given).size !== given.length) return undefined;
  const known = given.filter((one): one is T => (all as readonly string[]).includes(one));
  return known.length === given.length ? known : undefined;
}
