import { MATCH_INTERESTS, MATCH_LANGUAGES } from '@my-girok/types';
import { type Criteria, INTENTS, STRICTNESSES } from './criteria.js';

const ZERO = 48;

/** Criteria as the scripts keep them: a printable character each for the intent, the strictness, how many languages, these, the interests. */
export function packCriteria({ languages, interests, intent, strictness }: Criteria): string {
  const numbers = [
    INTENTS.indexOf(intent),
    STRICTNESSES.indexOf(strictness),
    languages.length,
    ...languages.map((language) => MATCH_LANGUAGES.indexOf(language)),
    ...interests.map((interest) => MATCH_INTERESTS.indexOf(interest)),
  ];
  return String.fromCharCode(...numbers.map((number) => ZERO + number));
}

export function unpackCriteria(packed: string): Criteria {
  const numbers = [...packed].map((one) => one.charCodeAt(0) - ZERO);
  const [intent = 0, strictness = 0, count = 0] = numbers;
  return {
    languages: numbers.slice(3, 3 + count).flatMap((at) => MATCH_LANGUAGES[at] ?? []),
    interests: numbers.slice(3 + count).flatMap((at) => MATCH_INTERESTS[at] ?? []),
    intent: INTENTS[intent] ?? 'talk',
    strictness: STRICTNESSES[strictness] ?? 'open',
  };
}
