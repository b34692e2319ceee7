import { Injectable } from '@nestjs/common';
import { ListFollowers } from '../follows/list-followers.query.js';
import { PostExists } from '../posts/post-exists.query.js';
import { type TimelineEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Followers reached by one command: a fraction of a second also on the embedded server. */
const CHUNK = 100;

/**
 * Puts a post into its author's followers' timelines. Safe to repeat and to stop half-way: an entry is in a timeline once.
 * A follow that is made meanwhile misses nothing: it reads the author's posts after it is stored.
 */
@Injectable()
export class FanOutPost {
  constructor(
    private readonly postExists: PostExists,
    private readonly listFollowers: ListFollowers,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(entry: TimelineEntry): Promise<void> {
    if (!(await this.postExists.run(entry.postId))) return;
    for await (const followers of this.listFollowers.run(entry.authorId, CHUNK)) {
      await this.timelines.addToMany(followers, writeEntry(entry));
    }
  }
}
