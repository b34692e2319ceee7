import { RateLimiter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { SkipProposal } from '../queue/skip-proposal.use-case.js';
import { NoteSkip } from './note-skip.use-case.js';

/** Each skip keeps two apart for a day: so many a person that the lists stay short. */
const SKIPS = { points: 120, seconds: 3600 };

/**
 * Says no to a proposal: both are back in the queue with their place, do not meet again for a day, and skips are counted. Idempotent.
 * Throws COMMON_RATE_LIMITED.
 */
@Injectable()
export class SkipMatch {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly skipProposal: SkipProposal,
    private readonly noteSkip: NoteSkip,
  ) {}

  async run(userId: string, matchId: string): Promise<void> {
    await this.limiter.consume(`matching:skip:${userId}`, SKIPS);
    const skipped = await this.skipProposal.run(userId, matchId);
    if (skipped) await this.noteSkip.run(userId, skipped.otherId, matchId);
  }
}
