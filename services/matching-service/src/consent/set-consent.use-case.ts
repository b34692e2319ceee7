import { Database, RateLimiter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { FindOwnMatch } from '../matches/find-own-match.query.js';
import type { ConsentKind } from '../queue/status.js';
import { FollowConsent } from './follow-consent.use-case.js';
import { WriteConsent } from './write-consent.use-case.js';

const SAID = { points: 60, seconds: 60 };

/**
 * Agrees to something in a match, or takes it back. Idempotent. What chat-service has to do about it is left in the same transaction
 * and done at once. Throws MATCHING_NOT_IN_MATCH, MATCHING_ENDED, MATCHING_VOICE_FIRST, MATCHING_TEXT_ONLY, COMMON_RATE_LIMITED.
 */
@Injectable()
export class SetConsent {
  constructor(
    @Database() private readonly db: Db,
    private readonly limiter: RateLimiter,
    private readonly findOwnMatch: FindOwnMatch,
    private readonly write: WriteConsent,
    private readonly follow: FollowConsent,
  ) {}

  async run(userId: string, matchId: string, kind: ConsentKind, on: boolean): Promise<void> {
    await this.limiter.consume(`matching:consent:${userId}`, SAID);
    const changed = await this.db.transaction().execute(async (tx) => {
      const { match, place } = await this.findOwnMatch.run(tx, userId, matchId, true);
      return this.write.run(tx, match, place, kind, on);
    });
    if (changed) await this.follow.run(matchId, kind);
  }
}
