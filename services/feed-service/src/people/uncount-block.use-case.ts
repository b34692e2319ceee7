import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Counts a block off, in its end's own transaction. */
@Injectable()
export class UncountBlock {
  constructor(private readonly people: PeopleRepository) {}

  run(blockerId: string, session: ClientSession): Promise<void> {
    return this.people.add(blockerId, 'blockCount', -1, session);
  }
}
