import type { Entered } from '../members/enter-room.query.js';
import type { Person } from '../people/person.js';

/** Somebody who is about to hear their rooms. */
export interface Hearer {
  person: Person;
  rooms: readonly Entered[];
  /** With whom there is a block. */
  blocked: ReadonlySet<string>;
}
