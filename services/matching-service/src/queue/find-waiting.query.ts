import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import type { Criteria } from './criteria.js';
import { unpackCriteria } from './packed-criteria.js';
import { QueueBands } from './queue-bands.js';
import { TicketsRepository } from './tickets.repository.js';

/** Somebody who waits. */
export interface WaitingPerson {
  userId: string;
  criteria: Criteria;
}

/** Some of those who have waited for so long and can be matched now, by chance: all of them where they are few. None in a band that is shut. */
@Injectable()
export class FindWaiting {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
  ) {}

  async run(band: Band, longerThanMs: number, limit: number): Promise<WaitingPerson[]> {
    if (!this.bands.open.includes(band)) return [];
    const rows = await this.tickets.waiting(band, longerThanMs, limit);
    return rows.map(([userId, , , , packed]) => ({ userId, criteria: unpackCriteria(packed) }));
  }
}
