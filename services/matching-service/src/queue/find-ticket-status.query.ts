import { Injectable } from '@nestjs/common';
import { ExpectedWaits } from './expected-waits.js';
import { QueueBands } from './queue-bands.js';
import type { Status } from './status.js';
import { statusOf } from './ticket-row.js';
import { TicketsRepository } from './tickets.repository.js';

/** How it stands with somebody's ticket: waiting, found, accepted; idle for a minute after it ended; null when nothing is known. */
@Injectable()
export class FindTicketStatus {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly waits: ExpectedWaits,
  ) {}

  async run(userId: string): Promise<Status | null> {
    const found: Status[] = [];
    for (const band of this.bands.open) {
      const [row] = await this.tickets.find(band, [userId]);
      if (row) found.push(statusOf(row, await this.waits.of(band)));
    }
    // One that lives before one that ended.
    return found.find(({ state }) => state !== 'idle') ?? found[0] ?? null;
  }
}
