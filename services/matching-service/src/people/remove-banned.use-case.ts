import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { LockPeople } from '../apart/lock-people.use-case.js';
import { ShutOut } from '../apart/shut-out.use-case.js';
import type { Db } from '../database.js';
import { EndMatchesOf } from '../matches/end-matches-of.use-case.js';
import { RemoveFromQueue } from '../queue/remove-from-queue.use-case.js';

/** Takes a banned person out everywhere, and lets them in again when the ban is lifted. Safe to repeat; throws as `PartBlocked`. */
@Injectable()
export class RemoveBanned {
  constructor(
    @Database() private readonly db: Db,
    private readonly lockPeople: LockPeople,
    private readonly shutOut: ShutOut,
    private readonly removeFromQueue: RemoveFromQueue,
    private readonly endMatchesOf: EndMatchesOf,
  ) {}

  async run(userId: string, until: Date | null): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      await this.lockPeople.run(tx, [userId]);
      await this.shutOut.ban(tx, userId, until);
    });
    // From here on no match of theirs can begin.
    await this.endMatchesOf.run(userId, 'not_allowed');
    await this.removeFromQueue.run(userId, 'not_allowed');
  }

  unban(userId: string): Promise<void> {
    return this.shutOut.unban(this.db, userId);
  }
}
