import { Injectable } from '@nestjs/common';
import { ListWriters } from '../people/list-writers.query.js';
import type { Writer } from '../people/reach.js';
import { NewestEntries } from './newest-entries.query.js';
import { BACKFILL_MAX } from './timeline.js';

interface Head {
  /** The author's last number when it was read: while that is so, nothing new is theirs. */
  lastSeq: number;
  entries: Promise<string[]>;
  /** Until when it is not asked whether that is so. */
  until: number;
}

/** How long a new post of theirs may stay unseen. */
const KEPT_MS = 1500;
/** Of about 10 KB each. */
const HEADS_MAX = 2000;
const AT_ONCE = 16;

/**
 * The newest entries of authors whose posts are merged in at reading. Many readers share them, so they are kept in this process:
 * for a moment unasked, and for as long as the author writes nothing more. Deleted posts may stay in them; readers skip those.
 */
@Injectable()
export class AuthorHeads {
  /** In the order of their last use. */
  private readonly heads = new Map<string, Head>();

  constructor(
    private readonly listWriters: ListWriters,
    private readonly newestEntries: NewestEntries,
  ) {}

  async run(authorIds: readonly string[]): Promise<string[][]> {
    const now = performance.now();
    const due = authorIds.filter((id) => (this.heads.get(id)?.until ?? 0) <= now);
    const writers = await this.listWriters.run(due);
    for (let at = 0; at < writers.length; at += AT_ONCE) {
      await Promise.all(writers.slice(at, at + AT_ONCE).map((writer) => this.renew(writer, now)));
    }
    const found = await Promise.all(authorIds.map((id) => this.take(id)));
    while (this.heads.size > HEADS_MAX) this.heads.delete(this.heads.keys().next().value as string);
    return found;
  }

  private async renew(writer: Writer, now: number): Promise<void> {
    const known = this.heads.get(writer.id);
    if (known && known.lastSeq >= writer.lastSeq) {
      known.until = now + KEPT_MS;
      return;
    }
    const entries = this.newestEntries.run(writer.id, writer.lastSeq, BACKFILL_MAX);
    this.heads.set(writer.id, { lastSeq: writer.lastSeq, entries, until: now + KEPT_MS });
    await entries.catch((error: unknown) => {
      if (this.heads.get(writer.id)?.entries === entries) this.heads.delete(writer.id);
      throw error;
    });
  }

  private take(authorId: string): Promise<string[]> | string[] {
    const head = this.heads.get(authorId);
    if (!head) return [];
    this.heads.delete(authorId);
    this.heads.set(authorId, head);
    return head.entries;
  }
}
