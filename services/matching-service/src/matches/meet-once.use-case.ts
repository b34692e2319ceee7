import { Injectable } from '@nestjs/common';
import { LockPeople } from '../apart/lock-people.use-case.js';
import { MayMeet } from '../apart/may-meet.query.js';
import { Part } from '../apart/part.use-case.js';
import type { Db } from '../database.js';
import type { Proposal } from '../queue/proposal.js';
import { MatchesRepository } from './matches.repository.js';

/** What is kept here of whether two may meet, and that they did. */
@Injectable()
export class MeetOnce {
  constructor(
    private readonly lockPeople: LockPeople,
    private readonly mayMeet: MayMeet,
    private readonly matches: MatchesRepository,
    private readonly part: Part,
  ) {}

  /** Whether they may, until the transaction ends. */
  async may(tx: Db, { people: [one, other] }: Proposal): Promise<boolean> {
    const ids = [one.userId, other.userId];
    await this.lockPeople.run(tx, ids);
    // In this order: a match that ends between the two parts its people as it does.
    if ((await this.matches.runningOf(tx, ids)).length > 0) return false;
    return this.mayMeet.run(tx, one.userId, other.userId);
  }

  /** They did, and do not again for a while. */
  did(tx: Db, { people: [one, other] }: Proposal): Promise<void> {
    return this.part.run(tx, one.userId, other.userId, 'match');
  }
}
