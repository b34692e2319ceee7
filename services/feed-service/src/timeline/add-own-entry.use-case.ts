import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { type TimelineEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Puts a new post into its author's own timeline, in the post's transaction: authors see their post at once. */
@Injectable()
export class AddOwnEntry {
  constructor(private readonly timelines: TimelinesRepository) {}

  run(entry: TimelineEntry, session: ClientSession): Promise<void> {
    return this.timelines.addOwn(entry.authorId, writeEntry(entry), session);
  }
}
