import { Injectable } from '@nestjs/common';
import { ListFollowees } from '../follows/list-followees.query.js';
import { ListWriters } from '../people/list-writers.query.js';
import type { Writer } from '../people/reach.js';
import { NewestMentions } from '../posts/newest-mentions.query.js';
import { NewestEntries } from './newest-entries.query.js';
import { mentionEntry, mergeNewest, TIMELINE_MAX, writeEntry } from './timeline.js';

export interface ComputedTimeline {
  entries: string[];
  readAuthors: string[];
}

const WRITERS_AT_ONCE = 16;
/** How many of somebody's entries are looked at before it is known that more of them are new enough. */
const FIRST_LOOK = 32;
/** By how much the clocks of two processes, or of an id and its note, may differ. */
const CLOCKS_MS = 60_000;

/**
 * A timeline as it follows from what it is a view of: posts, reposts, mentions and follows. Who wrote last is looked at first,
 * and nobody who wrote nothing newer than the timeline's last place: at most about as many people as a timeline has places,
 * however many are followed.
 */
@Injectable()
export class ComputeTimeline {
  constructor(
    private readonly listFollowees: ListFollowees,
    private readonly listWriters: ListWriters,
    private readonly newestEntries: NewestEntries,
    private readonly newestMentions: NewestMentions,
  ) {}

  async run(userId: string): Promise<ComputedTimeline> {
    const followees = await this.listFollowees.run(userId);
    const [writers, mentions] = await Promise.all([
      this.listWriters.run([userId, ...followees]),
      this.newestMentions.run(userId, TIMELINE_MAX),
    ]);
    const others = mentions.filter(({ authorId }) => authorId !== userId);
    let entries = others.map(({ postId, authorId }) => writeEntry(mentionEntry(postId, authorId)));
    for (let at = 0; at < writers.length; at += WRITERS_AT_ONCE) {
      const last = floor(entries);
      const round = writers.slice(at, at + WRITERS_AT_ONCE).filter((writer) => mayReach(writer, last));
      // They are in the order of their last words: who follows wrote nothing newer.
      if (round.length === 0) break;
      const found = await Promise.all(round.map((writer) => this.entriesOf(writer, userId, last)));
      entries = mergeNewest([entries, ...found], TIMELINE_MAX);
    }
    const readAuthors = writers.filter(({ id, isRead }) => isRead && id !== userId).map(({ id }) => id);
    return { entries, readAuthors };
  }

  private async entriesOf(writer: Writer, userId: string, last: string): Promise<string[]> {
    if (writer.id === userId) return this.newestEntries.ofOwner(userId, writer.lastSeq, TIMELINE_MAX);
    const first = await this.newestEntries.run(writer.id, writer.lastSeq, FIRST_LOOK);
    if (first.length < FIRST_LOOK || (first.at(-1) ?? '') < last) return first;
    return this.newestEntries.run(writer.id, writer.lastSeq, TIMELINE_MAX);
  }
}

/** The last place of a full timeline; below everything while there is room. */
function floor(entries: readonly string[]): string {
  return entries.length < TIMELINE_MAX ? '' : (entries.at(-1) ?? '');
}

function mayReach({ wroteAt }: Writer, last: string): boolean {
  if (!wroteAt || last === '') return true;
  return wroteAt.getTime() + CLOCKS_MS >= Number.parseInt(last.slice(0, 13).replace('-', ''), 16);
}
