import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ShutOutRepository } from './shut-out.repository.js';

/**
 * Takes a turn at people for the rest of a transaction. Whoever begins a match of two, parts them or shuts one out does it under
 * this: what comes first is seen by what comes second. Taken before a match's own row.
 */
@Injectable()
export class LockPeople {
  constructor(private readonly shutOut: ShutOutRepository) {}

  run(tx: Db, userIds: readonly string[]): Promise<void> {
    return this.shutOut.lock(tx, userIds);
  }
}
