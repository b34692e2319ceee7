import { MATCH_INTERESTS, MATCH_LANGUAGES, MATCH_NAMES } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import en from '../../../../messages/en.more.json' with { type: 'json' };
import ko from '../../../../messages/ko.more.json' with { type: 'json' };
import { CONSENTS, INTENTS, STRICTNESSES } from './match-types.ts';

const NOTES = ['other_declined', 'other_gone', 'expired', 'lost', 'not_allowed'];
const REASONS = ['HARASSMENT', 'SEXUAL', 'MINOR', 'HATE', 'SPAM', 'SELF_HARM', 'OTHER'];

describe.each([
  ['English', en],
  ['Korean', ko],
])('words of matching in %s', (_language, words) => {
  it('are there for everything that is known by an id, and for nothing else', () => {
    const lists = [
      [words.Interests, MATCH_INTERESTS],
      [words.Alias.adjectives, MATCH_NAMES.adjectives],
      [words.Alias.animals, MATCH_NAMES.animals],
      [words.Match.intents, INTENTS],
      [words.Match.strictnesses, STRICTNESSES],
      [words.Match.strictnessNotes, STRICTNESSES],
      [words.Match.consents, CONSENTS],
      [words.Match.notes, NOTES],
      [words.Match.reasons, REASONS],
    ] as const;
    for (const [said, ids] of lists) {
      expect(Object.keys(said).sort()).toEqual([...ids].sort());
      // Two that are said alike could not be told apart.
      expect(new Set(Object.values(said)).size).toBe(ids.length);
    }
  });
});

it('knows each language by a name of its own in both languages', () => {
  for (const locale of ['en', 'ko']) {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    expect(new Set(MATCH_LANGUAGES.map((code) => names.of(code))).size).toBe(MATCH_LANGUAGES.length);
  }
});
