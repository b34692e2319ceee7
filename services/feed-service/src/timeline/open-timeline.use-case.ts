import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { isCurrent, isNoteDue } from './activity.js';
import { AuthorHeads } from './author-heads.query.js';
import { CatchUp } from './catch-up.use-case.js';
import { mergeNewest, type Timeline } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/**
 * All entries that somebody's page is made of now, newest first: those of their timeline, which is brought up to date where
 * fan-out has passed it over, and those of authors who are merged in at reading. Notes that it is being read.
 */
@Injectable()
export class OpenTimeline {
  constructor(
    private readonly timelines: TimelinesRepository,
    private readonly catchUp: CatchUp,
    private readonly authorHeads: AuthorHeads,
  ) {}

  async run(userId: string): Promise<readonly string[]> {
    const now = new Date();
    const stored = await this.timelines.find(userId);
    const timeline = isCurrent(stored, now) ? stored : await this.bringUpToDate(userId, now);
    if (!timeline) return [];
    if (isNoteDue(timeline, now)) this.note(userId, now);
    const { entries, readAuthors = [] } = timeline;
    if (readAuthors.length === 0) return entries;
    return mergeNewest([entries, ...(await this.authorHeads.run(readAuthors))], Number.POSITIVE_INFINITY);
  }

  private async bringUpToDate(userId: string, now: Date): Promise<Timeline | null> {
    await this.catchUp.run(userId, now);
    return this.timelines.find(userId);
  }

  /** Nobody waits for it: a note that fails is made by the next read, and there are days to spare. */
  private note(userId: string, now: Date): void {
    this.timelines.note(userId, now).catch((error: unknown) => {
      logger.warn({ err: error }, 'That a timeline was read could not be noted');
    });
  }
}
