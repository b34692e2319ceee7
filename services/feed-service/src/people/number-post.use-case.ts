import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Counts a new post of a person, in the post's own transaction, and gives its number among theirs, from 1. */
@Injectable()
export class NumberPost {
  constructor(private readonly people: PeopleRepository) {}

  run(authorId: string, session: ClientSession): Promise<number> {
    return this.people.nextPostSeq(authorId, session);
  }
}
