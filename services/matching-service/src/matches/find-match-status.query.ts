import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Status } from '../queue/status.js';
import { placeOf } from './match.js';
import { matchStatus } from './match-status.js';
import { MatchesRepository } from './matches.repository.js';

/** For how long a match that has ended is how it stands with somebody. */
const SHOWN_MS = 3_600_000;

/** How it stands with people as far as matches say: one that goes on, or the last one until they enter the queue again or an hour passed. */
@Injectable()
export class FindMatchStatus {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
  ) {}

  async run(userId: string): Promise<Status | null> {
    return (await this.many([userId])).get(userId) ?? null;
  }

  async many(userIds: readonly string[]): Promise<Map<string, Status>> {
    const found = await this.matches.latestOf(this.db, userIds, new Date(Date.now() - SHOWN_MS));
    const statuses = new Map<string, Status>();
    for (const match of found) {
      for (const userId of userIds) {
        const place = placeOf(match, userId);
        if (place === undefined) continue;
        const known = statuses.get(userId);
        const status = matchStatus(match, place);
        if (!known || known.ticketId < status.ticketId) statuses.set(userId, status);
      }
    }
    return statuses;
  }
}
