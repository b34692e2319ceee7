import { randomInt, randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { MATCH_NAMES } from '@my-girok/types';

const { adjectives, animals } = MATCH_NAMES;
const NAMES = adjectives.length * animals.length;

const nameOf = (number: number) =>
  `${adjectives[number % adjectives.length]}-${animals[Math.floor(number / adjectives.length)]}`;

/** What a proposal is given when it is made: its id, and for each of the two a random UUID and a name unlike the other's, separated by `|`. */
export function proposalIds(): string {
  const first = randomInt(NAMES);
  const second = (first + 1 + randomInt(NAMES - 1)) % NAMES;
  return [uuidv7(), randomUUID(), nameOf(first), randomUUID(), nameOf(second)].join('|');
}
