import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EnterQueue } from '../queue/enter-queue.use-case.js';
import { LeaveQueue } from '../queue/leave-queue.use-case.js';
import type { Entrant } from '../queue/proposal.js';
import { IDLE, type Status } from '../queue/status.js';
import { FindMatchStatus } from './find-match-status.query.js';
import { type Match, placeOf } from './match.js';
import { MatchesRepository } from './matches.repository.js';

/** Lets somebody into the queue who is in no match; the one that ended is not shown any more. */
@Injectable()
export class EnterOnce {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly enterQueue: EnterQueue,
    private readonly leaveQueue: LeaveQueue,
    private readonly findMatchStatus: FindMatchStatus,
  ) {}

  async run(entrant: Entrant): Promise<Status> {
    const { userId } = entrant;
    // While everybody was asked, their match may have begun by way of another of their windows.
    if (await this.#running(userId)) return this.#ofMatch(userId);
    const entered = await this.enterQueue.run(entrant);
    const match = await this.#running(userId);
    if (match && ticketOf(match, userId) !== entered.ticketId) {
      await this.leaveQueue.run(userId);
      return this.#ofMatch(userId);
    }
    await this.matches.dismiss(this.db, userId);
    return entered;
  }

  async #running(userId: string): Promise<Match | undefined> {
    return (await this.matches.runningOf(this.db, [userId]))[0];
  }

  async #ofMatch(userId: string): Promise<Status> {
    return (await this.findMatchStatus.run(userId)) ?? IDLE;
  }
}

function ticketOf(match: Match, userId: string): string | undefined {
  return match.people[placeOf(match, userId) ?? 0].ticketId;
}
