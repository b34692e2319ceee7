import { Injectable } from '@nestjs/common';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { FollowersAmong } from '../follows/followers-among.query.js';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { ViewerMutes } from '../mutes/viewer-mutes.query.js';

export interface RelationView {
  otherId: string;
  /** One of the two blocks the other: which one is nobody's to know. */
  blocked: boolean;
  followsUser: boolean;
  followedByUser: boolean;
  mutedByUser: boolean;
}

/** How each of some people and one person stand to each other: four queries by key at once. Who is nothing to them is left out. */
@Injectable()
export class BatchGetRelations {
  constructor(
    private readonly viewerBlocks: ViewerBlocks,
    private readonly followersAmong: FollowersAmong,
    private readonly viewerFollows: ViewerFollows,
    private readonly viewerMutes: ViewerMutes,
  ) {}

  async run(userId: string, otherIds: readonly string[]): Promise<RelationView[]> {
    if (otherIds.length === 0) return [];
    const [blocked, followers, followed, mutes] = await Promise.all([
      this.viewerBlocks.run(otherIds, userId),
      this.followersAmong.run(otherIds, userId),
      this.viewerFollows.run(otherIds, userId),
      this.viewerMutes.run(userId),
    ]);
    const sets = [blocked, followers, followed, mutes.people];
    return otherIds
      .filter((otherId) => sets.some((people) => people.has(otherId)))
      .map((otherId) => ({
        otherId,
        blocked: blocked.has(otherId),
        followsUser: followers.has(otherId),
        followedByUser: followed.has(otherId),
        mutedByUser: mutes.people.has(otherId),
      }));
  }
}
