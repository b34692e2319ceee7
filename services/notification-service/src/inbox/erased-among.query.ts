import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ErasedPeopleRepository } from './erased-people.repository.js';

/** Which of these people's accounts are gone. */
@Injectable()
export class ErasedAmong {
  constructor(private readonly erased: ErasedPeopleRepository) {}

  run(tx: Db, userIds: readonly string[]): Promise<Set<string>> {
    return this.erased.among(tx, userIds);
  }
}
