import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import type { PersonSequence } from './person.js';

/** The last number given in one of a person's sequences, 0 where there is none. */
@Injectable()
export class LastSeq {
  constructor(private readonly people: PeopleRepository) {}

  run(userId: string, sequence: PersonSequence): Promise<number> {
    return this.people.lastSeq(userId, sequence);
  }
}
