import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';
import { POST_COUNTERS } from './person.js';

/** Counts a deleted post off, in the deletion's own transaction. */
@Injectable()
export class UncountPost {
  constructor(private readonly people: PeopleRepository) {}

  run(authorId: string, visibility: keyof typeof POST_COUNTERS, session: ClientSession): Promise<void> {
    return this.people.add(authorId, POST_COUNTERS[visibility], -1, session);
  }
}
