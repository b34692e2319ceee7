import { Injectable } from '@nestjs/common';
import { FollowsRepository } from './follows.repository.js';

/** Which of these people a person follows: one query; none, and no query, for a service. */
@Injectable()
export class ViewerFollows {
  constructor(private readonly follows: FollowsRepository) {}

  async run(userIds: readonly string[], viewerId: string | undefined): Promise<Set<string>> {
    if (viewerId === undefined || userIds.length === 0) return new Set();
    return this.follows.followedAmong(userIds, viewerId);
  }
}
