import { UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ListFollowees } from '../follows/list-followees.query.js';
import { NewestPostIds } from '../posts/newest-post-ids.query.js';
import { mergeNewest, TIMELINE_MAX, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

const AUTHORS_AT_ONCE = 8;
const ATTEMPTS = 5;

/**
 * Makes a timeline anew from what it is a view of: posts and follows. It holds at least what fan-out has put there, and reaches
 * further back where somebody was followed who had more posts than a follow brings along. Throws UnavailableError when the
 * timeline changed at every attempt.
 */
@Injectable()
export class RebuildTimeline {
  constructor(
    private readonly listFollowees: ListFollowees,
    private readonly newestPostIds: NewestPostIds,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(userId: string): Promise<void> {
    await this.timelines.ensure(userId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.timelines.entries(userId);
      if (await this.timelines.replace(userId, before, await this.compute(userId))) return;
    }
    throw new UnavailableError('The timeline kept changing while it was rebuilt');
  }

  private async compute(userId: string): Promise<string[]> {
    const authors = [userId, ...(await this.listFollowees.run(userId))];
    let entries: string[] = [];
    for (let at = 0; at < authors.length; at += AUTHORS_AT_ONCE) {
      const found = await Promise.all(authors.slice(at, at + AUTHORS_AT_ONCE).map((author) => this.entriesOf(author)));
      entries = mergeNewest([entries, ...found], TIMELINE_MAX);
    }
    return entries;
  }

  private async entriesOf(authorId: string): Promise<string[]> {
    const postIds = await this.newestPostIds.run(authorId, TIMELINE_MAX);
    return postIds.map((postId) => writeEntry({ postId, authorId }));
  }
}
