import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EndMatch } from './end-match.use-case.js';
import { FindOwnMatch } from './find-own-match.query.js';

/** One of the two ends their match. Idempotent. Throws MATCHING_NOT_IN_MATCH. */
@Injectable()
export class EndOwnMatch {
  constructor(
    @Database() private readonly db: Db,
    private readonly findOwnMatch: FindOwnMatch,
    private readonly endMatch: EndMatch,
  ) {}

  async run(userId: string, matchId: string): Promise<void> {
    await this.findOwnMatch.run(this.db, userId, matchId);
    await this.endMatch.run(matchId, { reason: 'ended', by: userId });
  }
}
