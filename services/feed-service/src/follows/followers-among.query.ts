import { Injectable } from '@nestjs/common';
import { FollowsRepository } from './follows.repository.js';

/** Which of these people follow a person: one query by key; none for a service. */
@Injectable()
export class FollowersAmong {
  constructor(private readonly follows: FollowsRepository) {}

  async run(userIds: readonly string[], followeeId: string | undefined): Promise<Set<string>> {
    if (followeeId === undefined || userIds.length === 0) return new Set();
    return this.follows.followersAmong(userIds, followeeId);
  }
}
