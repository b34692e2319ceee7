import { MATCH_NAMES } from '@my-girok/types';
import { expect, it } from 'vitest';
import { proposalIds } from './pseudonyms.js';

it('gives the two of a match random ids of their own and two names that differ', () => {
  const seen = new Set<string>();
  for (let round = 0; round < 2000; round++) {
    const [matchId = '', aliasA = '', nameA = '', aliasB = '', nameB = ''] = proposalIds().split('|');
    expect(nameA).not.toBe(nameB);
    for (const name of [nameA, nameB]) {
      const [adjective, animal] = name.split('-');
      expect(MATCH_NAMES.adjectives).toContain(adjective);
      expect(MATCH_NAMES.animals).toContain(animal);
    }
    // Version 4: nothing in an alias tells of time or of the other.
    for (const alias of [aliasA, aliasB]) expect(alias).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    for (const id of [matchId, aliasA, aliasB]) seen.add(id);
  }
  expect(seen.size).toBe(6000);
});
