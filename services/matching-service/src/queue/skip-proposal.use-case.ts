import { Injectable } from '@nestjs/common';
import { Matcher } from './matcher.js';
import { QueueBands } from './queue-bands.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/**
 * Says no to a proposal: both return with their place, and are not proposed to one another again while either waits. Idempotent for ten
 * minutes; null when there is no such proposal, or both have accepted it.
 */
@Injectable()
export class SkipProposal {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
    private readonly matcher: Matcher,
  ) {}

  async run(userId: string, matchId: string): Promise<{ otherId: string; matchId: string } | null> {
    const otherId = await this.bands.first(async (band) => {
      const skipped = await this.tickets.skip(band, userId, matchId);
      if (skipped) await this.tell.run(band, skipped.rows);
      return skipped?.otherId;
    });
    this.matcher.wake();
    return otherId === undefined ? null : { otherId, matchId };
  }
}
