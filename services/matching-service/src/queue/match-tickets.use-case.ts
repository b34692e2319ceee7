import { Injectable } from '@nestjs/common';
import { QueueBands } from './queue-bands.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/** One turn of the matcher: what is past its time ends, what is due moves on and is matched. Any number of nodes may do it at once. */
@Injectable()
export class MatchTickets {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
  ) {}

  /** In how many milliseconds something is due; 0: at once. Null: nothing waits. */
  async match(): Promise<number | null> {
    let next: number | null = null;
    for (const band of this.bands.open) {
      const { nextInMs, rows } = await this.tickets.match(band);
      await this.tell.run(band, rows);
      if (nextInMs !== null) next = Math.min(next ?? nextInMs, nextInMs);
    }
    return next;
  }

  /** Whether there is more to end at once. */
  async expire(): Promise<boolean> {
    let left = false;
    for (const band of this.bands.open) {
      const { more, rows } = await this.tickets.expire(band);
      await this.tell.run(band, rows);
      left ||= more;
    }
    return left;
  }
}
