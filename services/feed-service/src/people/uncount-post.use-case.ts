import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Counts a deleted post off, in the deletion's own transaction. */
@Injectable()
export class UncountPost {
  constructor(private readonly people: PeopleRepository) {}

  run(authorId: string, session: ClientSession): Promise<void> {
    return this.people.add(authorId, 'postCount', -1, session);
  }
}
