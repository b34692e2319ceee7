import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { EndReason } from '../queue/status.js';
import { EndMatch } from './end-match.use-case.js';
import { placeOf } from './match.js';
import { MatchesRepository } from './matches.repository.js';

/** Ends the match somebody is in, or only if it is with one other. Idempotent. */
@Injectable()
export class EndMatchesOf {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly endMatch: EndMatch,
  ) {}

  async run(userId: string, reason: EndReason, otherId?: string): Promise<void> {
    for (const match of await this.matches.runningOf(this.db, [userId])) {
      if (otherId !== undefined && placeOf(match, otherId) === undefined) continue;
      await this.endMatch.run(match.id, { reason });
    }
  }
}
