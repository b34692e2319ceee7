import { Injectable } from '@nestjs/common';
import type { Outcome } from './proposal.js';
import { QueueBands } from './queue-bands.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/** Says what became of a proposal that both accepted. Idempotent: the first outcome counts. Who is in a match is told so by the match. */
@Injectable()
export class CloseProposal {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
  ) {}

  async run(matchId: string, outcome: Outcome): Promise<void> {
    for (const band of this.bands.open) await this.tell.run(band, await this.tickets.close(band, matchId, outcome));
  }
}
