import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import { queueErrors } from './queue.errors.js';
import { QueueBands } from './queue-bands.js';
import type { Note } from './status.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

/**
 * Takes somebody out who may not be in the queue any more; whom they were proposed to gets their place back. Idempotent. Throws
 * UnavailableError while a match of theirs is being begun: then it has to be asked again, and the match ended if it began.
 */
@Injectable()
export class RemoveFromQueue {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly tell: TellStatuses,
  ) {}

  async run(userId: string, note: Note): Promise<void> {
    for (const band of this.bands.open) await this.from(band, userId, note);
  }

  async from(band: Band, userId: string, note: Note): Promise<void> {
    const removed = await this.tickets.remove(band, userId, { own: note, other: 'other_gone', declining: false });
    if (removed.result === 'beginning') throw queueErrors.beginning();
    if (removed.result === 'removed') await this.tell.run(band, removed.rows);
  }
}
