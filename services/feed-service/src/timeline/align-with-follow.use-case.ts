import { Injectable } from '@nestjs/common';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { Backfill } from './backfill.query.js';
import { TimelinesRepository } from './timelines.repository.js';

/**
 * Brings a timeline into line with whether its owner follows an author now: their newest BACKFILL_MAX posts and reposts are in it,
 * or none. Called with the follow itself, so that posts show at once, and again on its event, which repairs what a crash in
 * between left out. It looks at the present, so that an old event never undoes a newer wish.
 */
@Injectable()
export class AlignWithFollow {
  constructor(
    private readonly viewerFollows: ViewerFollows,
    private readonly backfill: Backfill,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(userId: string, authorId: string): Promise<void> {
    // Nobody follows themselves, and yet their posts are theirs.
    if (userId === authorId) return;
    const follows = (await this.viewerFollows.run([authorId], userId)).has(authorId);
    if (!follows) return this.timelines.removeActor(userId, authorId);
    const { entries, isRead } = await this.backfill.run(authorId);
    await this.timelines.merge(userId, entries, isRead ? [authorId] : []);
  }
}
