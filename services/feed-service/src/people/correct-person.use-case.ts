import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';
import type { Person, PersonCounter } from './person.js';

/** Sets a person's counters to the truth, in the transaction that found it out. */
@Injectable()
export class CorrectPerson {
  constructor(private readonly people: PeopleRepository) {}

  /** Null where they are not known here. */
  read(userId: string, session: ClientSession): Promise<Person | null> {
    return this.people.find(userId, session);
  }

  run(userId: string, truth: Partial<Record<PersonCounter, number>>, session: ClientSession): Promise<void> {
    return this.people.correct(userId, truth, session);
  }
}
