import { Injectable } from '@nestjs/common';
import { QueueBands } from './queue-bands.js';
import { TicketsRepository } from './tickets.repository.js';

/** Nobody holds the person's ticket: it cannot be matched from this moment on, and its place is kept for 30 s. Idempotent. */
@Injectable()
export class ReleaseTicket {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
  ) {}

  async run(userId: string): Promise<void> {
    for (const band of this.bands.open) await this.tickets.release(band, userId);
  }
}
