import { Injectable } from '@nestjs/common';
import { ListWriters } from '../people/list-writers.query.js';
import { NewestEntries } from './newest-entries.query.js';
import { BACKFILL_MAX } from './timeline.js';

export interface BackfillView {
  /** The author's newest BACKFILL_MAX entries. */
  entries: string[];
  /** Whether their posts are merged in at reading. */
  isRead: boolean;
}

/** What following somebody brings along. */
@Injectable()
export class Backfill {
  constructor(
    private readonly listWriters: ListWriters,
    private readonly newestEntries: NewestEntries,
  ) {}

  async run(authorId: string): Promise<BackfillView> {
    const [writer] = await this.listWriters.run([authorId]);
    if (!writer) return { entries: [], isRead: false };
    return { entries: await this.newestEntries.run(authorId, writer.lastSeq, BACKFILL_MAX), isRead: writer.isRead };
  }
}
