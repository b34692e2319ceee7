import { Injectable } from '@nestjs/common';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { ViewerMutes } from '../mutes/viewer-mutes.query.js';
import { FindReposts } from '../reposts/find-reposts.query.js';
import type { TimelineEntry } from './timeline.js';

/**
 * Which of these entries still have their reason to be in somebody's timeline: one's own posts, those of people followed now,
 * reposts of people followed now that were neither taken back nor muted, and mentions, which the post itself must bear out. Three
 * queries by key at most. Whether the post may be seen is asked apart.
 */
@Injectable()
export class StandingEntries {
  constructor(
    private readonly viewerFollows: ViewerFollows,
    private readonly viewerMutes: ViewerMutes,
    private readonly findReposts: FindReposts,
  ) {}

  async run(entries: readonly TimelineEntry[], userId: string): Promise<(entry: TimelineEntry) => boolean> {
    const actors = entries.filter(({ kind }) => kind !== 'mention').map(({ actorId }) => actorId);
    const others = [...new Set(actors)].filter((actorId) => actorId !== userId);
    const reposts = entries.filter(({ kind }) => kind === 'repost');
    const [followed, mutes, found] = await Promise.all([
      this.viewerFollows.run(others, userId),
      this.viewerMutes.run(reposts.length > 0 ? userId : undefined),
      this.findReposts.run(reposts.map(({ postId, actorId }) => ({ postId, userId: actorId }))),
    ]);
    const standing = new Set(found.map(({ repostId }) => repostId));
    return ({ kind, id, actorId }) => {
      if (kind === 'mention') return true;
      if (kind === 'post') return actorId === userId || followed.has(actorId);
      return followed.has(actorId) && standing.has(id) && !mutes.people.has(actorId);
    };
  }
}
