import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { LockPeople } from '../apart/lock-people.use-case.js';
import { Part } from '../apart/part.use-case.js';
import type { Db } from '../database.js';
import { EndMatchesOf } from '../matches/end-matches-of.use-case.js';
import { PartInQueue } from '../queue/part-in-queue.use-case.js';

/**
 * Parts two of whom one has blocked the other: in PostgreSQL first, where it stops what is being begun, then in the queue, then in their
 * match. Safe to repeat. Throws UnavailableError while their match is being begun: by the next time that is decided.
 */
@Injectable()
export class PartBlocked {
  constructor(
    @Database() private readonly db: Db,
    private readonly lockPeople: LockPeople,
    private readonly part: Part,
    private readonly partInQueue: PartInQueue,
    private readonly endMatchesOf: EndMatchesOf,
  ) {}

  async run(a: string, b: string): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      await this.lockPeople.run(tx, [a, b]);
      await this.part.run(tx, a, b, 'block');
    });
    // From here on no match of the two can begin.
    await this.endMatchesOf.run(a, 'not_allowed', b);
    await this.partInQueue.run(a, b);
  }
}
