import { Injectable } from '@nestjs/common';
import { ListFollowers } from '../follows/list-followers.query.js';
import { type TimelineEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

const CHUNK = 100;

/** Takes a deleted post out of its author's followers' timelines. Until then readers skip it. Safe to repeat. */
@Injectable()
export class WithdrawPost {
  constructor(
    private readonly listFollowers: ListFollowers,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(entry: TimelineEntry): Promise<void> {
    for await (const followers of this.listFollowers.run(entry.authorId, CHUNK)) {
      await this.timelines.removeFromMany(followers, writeEntry(entry));
    }
  }
}
