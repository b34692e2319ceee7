import { Injectable } from '@nestjs/common';
import { ViewerBlockDirections } from '../blocks/viewer-block-directions.query.js';
import { FollowersAmong } from '../follows/followers-among.query.js';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { ViewerMutes } from '../mutes/viewer-mutes.query.js';
import { PeopleRepository } from './people.repository.js';
import { type Person, postCountFor } from './person.js';

export interface StandingView {
  userId: string;
  postCount: number;
  followerCount: number;
  followingCount: number;
  viewerFollows: boolean;
  viewerMutes: boolean;
  viewerBlocks: boolean;
  blocksViewer: boolean;
  followsViewer: boolean;
}

/**
 * People's counters and how they and the viewer relate: five queries by key at once, one standing for every id asked. Of
 * whoever blocks the viewer the counts are zeros.
 */
@Injectable()
export class BatchGetStandings {
  constructor(
    private readonly people: PeopleRepository,
    private readonly viewerFollows: ViewerFollows,
    private readonly followersAmong: FollowersAmong,
    private readonly viewerMutes: ViewerMutes,
    private readonly viewerBlockDirections: ViewerBlockDirections,
  ) {}

  async run(userIds: readonly string[], viewerId: string | undefined): Promise<StandingView[]> {
    if (userIds.length === 0) return [];
    const [people, followed, followers, mutes, { blocked, blockers }] = await Promise.all([
      this.people.findMany(userIds),
      this.viewerFollows.run(userIds, viewerId),
      this.followersAmong.run(userIds, viewerId),
      this.viewerMutes.run(viewerId),
      this.viewerBlockDirections.run(userIds, viewerId),
    ]);
    const known = new Map<string, Person>(people.map((person) => [person._id, person]));
    return userIds.map((userId) => {
      const person = blockers.has(userId) ? undefined : known.get(userId);
      return {
        userId,
        postCount: person ? postCountFor(person, { isSelf: userId === viewerId, follows: followed.has(userId) }) : 0,
        followerCount: person?.followerCount ?? 0,
        followingCount: person?.followingCount ?? 0,
        viewerFollows: followed.has(userId),
        viewerMutes: mutes.people.has(userId),
        viewerBlocks: blocked.has(userId),
        blocksViewer: blockers.has(userId),
        followsViewer: followers.has(userId),
      };
    });
  }
}
