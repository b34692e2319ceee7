import { Injectable } from '@nestjs/common';
import { PostExists } from '../posts/post-exists.query.js';
import { activeSince } from './activity.js';
import { mentionEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Puts a post into the timelines of those it mentions. Whether they may see it, and still are mentioned, is asked at reading. */
@Injectable()
export class WriteMentions {
  constructor(
    private readonly postExists: PostExists,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(postId: string, authorId: string, mentionedIds: readonly string[]): Promise<void> {
    const others = mentionedIds.filter((userId) => userId !== authorId);
    if (others.length === 0 || !(await this.postExists.run(postId))) return;
    const entry = writeEntry(mentionEntry(postId, authorId));
    await this.timelines.addToMany(others, entry, activeSince(new Date()));
    if (!(await this.postExists.run(postId))) await this.timelines.removeFromMany(others, entry);
  }

  /** Takes a deleted post away again. */
  async undo(postId: string, authorId: string, mentionedIds: readonly string[]): Promise<void> {
    if (mentionedIds.length === 0) return;
    await this.timelines.removeFromMany(mentionedIds, writeEntry(mentionEntry(postId, authorId)));
  }
}
