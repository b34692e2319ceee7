import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { FindAcceptedProposals } from '../queue/find-accepted-proposals.query.js';
import type { Proposal } from '../queue/proposal.js';
import { StartMatch } from './start-match.use-case.js';

/** By then whoever took the second yes has begun the match, or has died. */
const LATE_MS = 2000;
/** Nobody waits longer for an owner that is away: they get their place back. */
const GIVE_UP_MS = 20_000;

/** Goes on with matches that both accepted and nobody has begun. Safe in several processes at once: each gets one for a while. */
@Injectable()
export class ResumeMatches {
  /** Since when this process has tried in vain. */
  readonly #triedSince = new Map<string, number>();

  constructor(
    private readonly accepted: FindAcceptedProposals,
    private readonly startMatch: StartMatch,
  ) {}

  async run(now = Date.now()): Promise<void> {
    for (const proposal of await this.accepted.run(LATE_MS)) await this.#resume(proposal, now);
    for (const [matchId, since] of this.#triedSince) {
      if (now - since > 2 * GIVE_UP_MS) this.#triedSince.delete(matchId);
    }
  }

  async #resume(proposal: Proposal, now: number): Promise<void> {
    const { matchId } = proposal;
    const since = this.#triedSince.get(matchId) ?? now;
    try {
      await this.startMatch.run(proposal);
      this.#triedSince.delete(matchId);
    } catch (error) {
      logger.warn({ err: error, matchId }, 'A match still cannot be begun');
      this.#triedSince.set(matchId, since);
      if (now - since > GIVE_UP_MS) await this.startMatch.giveUp(proposal);
    }
  }
}
