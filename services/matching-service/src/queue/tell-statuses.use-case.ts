import { logger, NatsPublisher } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import { ExpectedWaits } from './expected-waits.js';
import type { Status } from './status.js';
import { statusMessage } from './status.message.js';
import { statusOf, type TicketRow } from './ticket-row.js';

/**
 * Publishes `status.updated` for what changed. Word that is lost is made good by the gateways' next KeepTickets, so nobody waits for it
 * and nothing is tried again; twice told counts once, by ticket and version.
 */
@Injectable()
export class TellStatuses {
  constructor(
    private readonly publisher: NatsPublisher,
    private readonly waits: ExpectedWaits,
  ) {}

  /** The statuses, in the rows' order. */
  async run(band: Band, rows: readonly TicketRow[]): Promise<Status[]> {
    if (rows.length === 0) return [];
    const expected = await this.waits.of(band);
    return rows.map((row) => {
      const status = statusOf(row, expected);
      this.#tell(row[0], status);
      return status;
    });
  }

  #tell(userId: string, status: Status): void {
    const event = { userId, status: statusMessage(status), timestamp: new Date() };
    this.publisher
      .publish('status.updated', event, { id: `${status.ticketId}:${status.version}` })
      .catch((error: unknown) => logger.debug({ err: error }, 'A status was not told'));
  }
}
