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
    const entered = await this.enterQueue.run(entrant);
    // While they were being let in, their match may have begun by way of another of their windows.
    const [match] = await this.matches.runningOf(this.db, [userId]);
    if (match && ticketOf(match, userId) !== entered.ticketId) {
      await this.leaveQueue.run(userId);
      return (await this.findMatchStatus.run(userId)) ?? IDLE;
    }
    await this.matches.dismiss(this.db, userId);
    return entered;
  }
}

function ticketOf(match: Match, userId: string): string | undefined {
  return match.people[placeOf(match, userId) ?? 0].ticketId;
}
