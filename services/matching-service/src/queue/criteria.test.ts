import { LIMITS, MATCH_INTERESTS, MATCH_LANGUAGES } from '@my-girok/types';
import { expect, it } from 'vitest';
import { type CriteriaInput, INTENTS, readCriteria, STRICTNESSES } from './criteria.js';
import { packCriteria, unpackCriteria } from './packed-criteria.js';

const good = { languages: ['ko', 'en'], interests: ['music', 'film'], intent: 'talk', strictness: 'open' };
const refusalOf = (change: Partial<CriteriaInput>) => {
  try {
    readCriteria({ ...good, ...change });
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

it('keeps what is on offer in the order it was given', () => {
  expect(readCriteria(good)).toEqual(good);
  expect(readCriteria({ ...good, interests: [] }).interests).toEqual([]);
});

it.each([
  ['no language', { languages: [] }, 'MATCHING_LANGUAGES_INVALID'],
  ['an unknown language', { languages: ['xx'] }, 'MATCHING_LANGUAGES_INVALID'],
  ['a language twice', { languages: ['en', 'en'] }, 'MATCHING_LANGUAGES_INVALID'],
  ['more languages than 3', { languages: MATCH_LANGUAGES.slice(0, 4) }, 'MATCHING_LANGUAGES_INVALID'],
  ['an unknown interest', { interests: ['nothing'] }, 'MATCHING_INTERESTS_INVALID'],
  ['an interest twice', { interests: ['music', 'music'] }, 'MATCHING_INTERESTS_INVALID'],
  ['more interests than 10', { interests: MATCH_INTERESTS.slice(0, 11) }, 'MATCHING_INTERESTS_INVALID'],
  ['no intent', { intent: undefined }, 'MATCHING_INTENT_INVALID'],
  ['an unknown intent', { intent: 'sell' }, 'MATCHING_INTENT_INVALID'],
  ['no strictness', { strictness: undefined }, 'MATCHING_STRICTNESS_INVALID'],
  ['an unknown strictness', { strictness: 'toString' }, 'MATCHING_STRICTNESS_INVALID'],
])('refuses %s', (_, change, code) => {
  expect(refusalOf(change)).toBe(code);
});

it('packs every language, interest, intent and strictness and unpacks the same', () => {
  for (const intent of INTENTS)
    for (const strictness of STRICTNESSES)
      for (let at = 0; at < MATCH_INTERESTS.length; at++) {
        const criteria = readCriteria({
          languages: [...MATCH_LANGUAGES, ...MATCH_LANGUAGES].slice(at % 12, (at % 12) + 1 + (at % 3)),
          interests: [...MATCH_INTERESTS.slice(at), ...MATCH_INTERESTS.slice(0, at)].slice(0, at % 11),
          intent,
          strictness,
        });
        expect(unpackCriteria(packCriteria(criteria))).toEqual(criteria);
        expect(packCriteria(criteria)).toMatch(/^[ -~]{4,16}$/);
      }
});

it('has no more to choose from than the scripts can count', () => {
  expect(MATCH_INTERESTS.length).toBeLessThanOrEqual(64);
  expect(MATCH_LANGUAGES.length).toBeLessThanOrEqual(16);
  expect(LIMITS.matchLanguagesMax).toBeLessThanOrEqual(9);
});
