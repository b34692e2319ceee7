import { Injectable } from '@nestjs/common';
import { Matcher } from './matcher.js';
import type { Entrant } from './proposal.js';
import { QueueBands } from './queue-bands.js';
import { RemoveFromQueue } from './remove-from-queue.use-case.js';
import type { Status } from './status.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/** Makes a ticket. While one lives, that is the answer, held and with the ids to avoid added. Throws UnavailableError. */
@Injectable()
export class EnterQueue {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly remove: RemoveFromQueue,
    private readonly tell: TellStatuses,
    private readonly matcher: Matcher,
  ) {}

  async run(entrant: Entrant): Promise<Status> {
    // Whoever has just come of age may still have a place among minors.
    for (const band of this.bands.open) if (band !== entrant.band) await this.remove.from(band, entrant.userId, 'lost');
    const row = await this.tickets.enter(entrant);
    const [status] = await this.tell.run(entrant.band, [row]);
    this.matcher.wake();
    return status as Status;
  }
}
