import { LIMITS, MATCH_INTERESTS, MATCH_LANGUAGES } from '@my-girok/types';
import { type Criteria, INTENTS, STRICTNESSES } from './match-types.ts';

const isOneOf = <Value extends string>(all: readonly Value[], value: unknown): value is Value =>
  (all as readonly unknown[]).includes(value);

/** Those of a list that are known, each once, at most so many. */
const knownOf = (all: readonly string[], list: unknown, max: number): readonly string[] =>
  Array.isArray(list) ? [...new Set(list)].filter((each): each is string => isOneOf(all, each)).slice(0, max) : [];

/** What a person begins with who has never looked: their own language, light talk. */
export const firstCriteria = (language: string): Criteria => ({
  languages: knownOf(MATCH_LANGUAGES, [language], 1),
  interests: [],
  intent: 'talk',
  strictness: 'balanced',
});

/** What was kept on the device, as far as it is still known; `language` stands in where none were kept. */
export function parseCriteria(text: string, language: string): Criteria {
  const first = firstCriteria(language);
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof Criteria, unknown>> | null;
    return {
      languages: Array.isArray(kept?.languages)
        ? knownOf(MATCH_LANGUAGES, kept.languages, LIMITS.matchLanguagesMax)
        : first.languages,
      interests: knownOf(MATCH_INTERESTS, kept?.interests, LIMITS.matchInterestsMax),
      intent: isOneOf(INTENTS, kept?.intent) ? kept.intent : first.intent,
      strictness: isOneOf(STRICTNESSES, kept?.strictness) ? kept.strictness : first.strictness,
    };
  } catch {
    return first;
  }
}

/** Chosen where it was not, and the other way round; what is beyond `max` is not added. */
export const toggled = (list: readonly string[], value: string, max: number): readonly string[] =>
  list.includes(value) ? list.filter((each) => each !== value) : list.length < max ? [...list, value] : list;

/** One further to the front. */
export function moved(list: readonly string[], value: string): readonly string[] {
  const at = list.indexOf(value);
  if (at < 1) return list;
  const next = list.filter((each) => each !== value);
  next.splice(at - 1, 0, value);
  return next;
}
