import { Injectable } from '@nestjs/common';
import { isRead, type Writer } from './reach.js';
import { ReachRepository } from './reach.repository.js';

/** Those of these people who ever wrote, who wrote last first: one query. */
@Injectable()
export class ListWriters {
  constructor(private readonly reach: ReachRepository) {}

  async run(ids: readonly string[]): Promise<Writer[]> {
    if (ids.length === 0) return [];
    const found = await this.reach.writers(ids);
    return found
      .filter((person) => person.postSeq > 0)
      .map(({ _id, postSeq, wroteAt, reach }) => ({
        id: _id,
        lastSeq: postSeq,
        ...(wroteAt && { wroteAt }),
        isRead: isRead(reach?.way),
      }))
      .sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
  }
}

/** People from before it was noted may have written a moment ago. */
function time({ wroteAt }: Writer): number {
  return wroteAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
