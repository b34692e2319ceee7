import { Injectable } from '@nestjs/common';
import { QueueBands } from './queue-bands.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/**
 * Takes somebody out of the queue who wants out. An open proposal is declined by it; which one is the answer. A match that is being
 * begun begins. Idempotent.
 */
@Injectable()
export class LeaveQueue {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
  ) {}

  async run(userId: string): Promise<{ otherId: string; matchId: string } | null> {
    for (const band of this.bands.open) {
      const left = await this.tickets.remove(band, userId, { own: '', other: 'other_declined', declining: true });
      if (left.result !== 'removed') continue;
      await this.tell.run(band, left.rows);
      if (left.declined) return left.declined;
    }
    return null;
  }
}
