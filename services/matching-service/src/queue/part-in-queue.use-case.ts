import { Injectable } from '@nestjs/common';
import { queueErrors } from './queue.errors.js';
import { QueueBands } from './queue-bands.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/**
 * Keeps two apart from now on, as far as they wait; an open proposal of the two is dropped. Idempotent. Throws UnavailableError while a
 * match of the two is being begun: then it has to be asked again, and the match ended if it began.
 */
@Injectable()
export class PartInQueue {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
  ) {}

  async run(userA: string, userB: string): Promise<void> {
    for (const band of this.bands.open) {
      const rows = await this.tickets.part(band, userA, userB);
      if (!rows) throw queueErrors.beginning();
      await this.tell.run(band, rows);
    }
  }
}
