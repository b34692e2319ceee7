import { Injectable } from '@nestjs/common';
import type { Proposal } from './proposal.js';
import { queueErrors } from './queue.errors.js';
import { QueueBands } from './queue-bands.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/** Says yes to a proposal. Idempotent: who says it again when both did is told so again. Throws MATCHING_GONE. */
@Injectable()
export class AcceptProposal {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
  ) {}

  async run(userId: string, matchId: string): Promise<{ both: false } | { both: true; proposal: Proposal }> {
    const accepted = await this.bands.first(async (band) => {
      const answer = await this.tickets.accept(band, userId, matchId);
      if (answer?.row) await this.tell.run(band, [answer.row]);
      return answer;
    });
    if (!accepted) throw queueErrors.gone();
    return accepted.proposal ? { both: true, proposal: accepted.proposal } : { both: false };
  }
}
