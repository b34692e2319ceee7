import { Injectable } from '@nestjs/common';
import type { Proposal } from './proposal.js';
import { QueueBands } from './queue-bands.js';
import { TicketsRepository } from './tickets.repository.js';

/** Proposals that both accepted at least so long ago and that nobody has closed: whoever was beginning their match may have died. */
@Injectable()
export class FindAcceptedProposals {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
  ) {}

  /** At most 50 a band, the oldest first. */
  async run(olderThanMs: number): Promise<Proposal[]> {
    return (await Promise.all(this.bands.open.map((band) => this.tickets.agreed(band, olderThanMs)))).flat();
  }
}
