import { Injectable } from '@nestjs/common';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { PeopleRepository } from './people.repository.js';
import { NOBODY } from './person.js';

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

/** People's counters, and whether the viewer follows them: two queries, one standing for every id asked. */
@Injectable()
export class BatchGetStandings {
  constructor(
    private readonly people: PeopleRepository,
    private readonly follows: ViewerFollows,
  ) {}

  async run(userIds: readonly string[], viewerId: string | undefined): Promise<StandingView[]> {
    if (userIds.length === 0) return [];
    const [people, followed] = await Promise.all([this.people.findMany(userIds), this.follows.run(userIds, viewerId)]);
    const known = new Map(people.map((person) => [person._id, person]));
    return userIds.map((userId) => {
      const { postCount, followerCount, followingCount } = known.get(userId) ?? NOBODY;
      return {
        userId,
        postCount,
        followerCount,
        followingCount,
        viewerFollows: followed.has(userId),
        viewerMutes: false,
        viewerBlocks: false,
        blocksViewer: false,
        followsViewer: false,
      };
    });
  }
}
