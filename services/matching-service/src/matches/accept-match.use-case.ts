import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { AcceptProposal } from '../queue/accept-proposal.use-case.js';
import type { Status } from '../queue/status.js';
import { FindMatchStatus } from './find-match-status.query.js';
import { FindStatus } from './find-status.query.js';
import { StartMatch } from './start-match.use-case.js';

/** Says yes to a proposal; the second yes begins the match. Idempotent. Throws MATCHING_GONE. */
@Injectable()
export class AcceptMatch {
  constructor(
    private readonly findMatchStatus: FindMatchStatus,
    private readonly acceptProposal: AcceptProposal,
    private readonly startMatch: StartMatch,
    private readonly findStatus: FindStatus,
  ) {}

  async run(userId: string, matchId: string): Promise<Status> {
    const known = await this.findMatchStatus.run(userId);
    if (known?.match?.id === matchId) return known;
    const accepted = await this.acceptProposal.run(userId, matchId);
    if (accepted.both) {
      // Their yes is kept: what could not be done now is done by whichever node looks next.
      await this.startMatch.run(accepted.proposal).catch((error: unknown) => {
        logger.warn({ err: error, matchId }, 'A match is begun later');
      });
    }
    return this.findStatus.run(userId);
  }
}
