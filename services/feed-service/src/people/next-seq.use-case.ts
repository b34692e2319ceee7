import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';
import type { PersonSequence } from './person.js';

/** Gives the next number of one of a person's sequences, in the transaction of what it numbers. */
@Injectable()
export class NextSeq {
  constructor(private readonly people: PeopleRepository) {}

  async run(userId: string, sequence: PersonSequence, session: ClientSession): Promise<number> {
    const seq = await this.people.nextSeq(userId, sequence, session);
    if (seq !== undefined) return seq;
    await this.people.ensure(userId, session);
    return (await this.people.nextSeq(userId, sequence, session)) ?? 1;
  }
}
