import type { chatV1 } from '@my-girok/proto';
import { MATCH_NAMES } from '@my-girok/types';
import { readId } from '../requests/id.js';
import type { MatchPerson } from '../rooms/room.js';
import { matchesErrors } from './matches.errors.js';

const NAMES: ReadonlySet<string> = new Set(
  MATCH_NAMES.adjectives.flatMap((adjective) => MATCH_NAMES.animals.map((animal) => `${adjective}-${animal}`)),
);

/** The two of a match, each with a pseudonym that is nobody's id. Throws CHAT_MATCH_INVALID, CHAT_ID_INVALID. */
export function readMatchPeople(people: readonly chatV1.MatchPerson[]): [MatchPerson, MatchPerson] {
  const [one, other, ...more] = people.map(readPerson);
  if (!one || !other || more.length > 0) throw matchesErrors.matchInvalid('people');
  const ids = [one, other].flatMap(({ userId, alias }) => [userId, alias.id]);
  if (new Set(ids).size < ids.length) throw matchesErrors.matchInvalid('people');
  return [one, other];
}

function readPerson({ userId, alias }: chatV1.MatchPerson): MatchPerson {
  if (!alias || !NAMES.has(alias.name)) throw matchesErrors.matchInvalid('people');
  return { userId: readId(userId, 'people'), alias: { id: readId(alias.id, 'people'), name: alias.name } };
}

/** Counts a match's changes from 1. Throws CHAT_MATCH_INVALID. */
export function readVersion(version: number): number {
  if (!Number.isInteger(version) || version < 1) throw matchesErrors.matchInvalid('version');
  return version;
}
