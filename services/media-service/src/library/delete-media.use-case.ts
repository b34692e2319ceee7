import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { MediaEvents } from './media.events.js';
import { type Doomed, MediaRepository } from './media.repository.js';

const BATCH = 200;

/**
 * Deletes media: from here on nobody sees them. Their objects go when `media.deleted` comes back to this service. Runs in the
 * transaction of what deletes them.
 */
@Injectable()
export class DeleteMedia {
  constructor(
    private readonly media: MediaRepository,
    private readonly events: MediaEvents,
  ) {}

  /** How many were deleted; with a limit there may be more. */
  async run(tx: Db, doomed: Doomed, limit = Number.POSITIVE_INFINITY): Promise<number> {
    let deleted = 0;
    while (deleted < limit) {
      const batch = await this.media.markDeleted(tx, doomed, Math.min(BATCH, limit - deleted));
      for (const medium of batch) await this.events.deleted(tx, medium);
      deleted += batch.length;
      if (batch.length < BATCH) break;
    }
    return deleted;
  }
}
