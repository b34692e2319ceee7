import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EraseMatchesOf } from '../matches/erase-matches-of.use-case.js';
import { RemoveFromQueue } from '../queue/remove-from-queue.use-case.js';
import { EraseReportsOf } from '../safety/erase-reports-of.use-case.js';
import { ForgetPerson } from './forget-person.use-case.js';

/** Erases everything that is kept of a person, also as the one whom others met. Safe to repeat; throws as `PartBlocked`. */
@Injectable()
export class ErasePerson {
  constructor(
    @Database() private readonly db: Db,
    private readonly forgetPerson: ForgetPerson,
    private readonly eraseMatchesOf: EraseMatchesOf,
    private readonly eraseReportsOf: EraseReportsOf,
    private readonly removeFromQueue: RemoveFromQueue,
  ) {}

  async run(userId: string): Promise<void> {
    await this.db.transaction().execute((tx) => this.forgetPerson.run(tx, userId));
    await this.eraseMatchesOf.run(userId);
    await this.eraseReportsOf.run(userId);
    await this.removeFromQueue.run(userId, 'not_allowed');
  }
}
