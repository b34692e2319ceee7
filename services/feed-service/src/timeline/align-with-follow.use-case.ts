import { Injectable } from '@nestjs/common';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { NewestPostIds } from '../posts/newest-post-ids.query.js';
import { BACKFILL_MAX, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/**
 * Brings a timeline into line with whether its owner follows an author now: their newest BACKFILL_MAX posts are in it, or none.
 * Called with the follow itself, so that posts show at once, and again on its event, which repairs what a crash in between
 * left out. It looks at the present, so that an old event never undoes a newer wish.
 */
@Injectable()
export class AlignWithFollow {
  constructor(
    private readonly viewerFollows: ViewerFollows,
    private readonly newestPostIds: NewestPostIds,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(userId: string, authorId: string): Promise<void> {
    const follows = (await this.viewerFollows.run([authorId], userId)).has(authorId);
    if (!follows) return this.timelines.removeAuthor(userId, authorId);
    const postIds = await this.newestPostIds.run(authorId, BACKFILL_MAX);
    await this.timelines.merge(
      userId,
      postIds.map((postId) => writeEntry({ postId, authorId })),
    );
  }
}
