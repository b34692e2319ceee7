import { Injectable } from '@nestjs/common';
import { RepostsRepository } from './reposts.repository.js';

/** How many of each post's reposts are by any of these people: one query; a post without any is left out. */
@Injectable()
export class CountRepostsBy {
  constructor(private readonly reposts: RepostsRepository) {}

  async run(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    if (postIds.length === 0 || userIds.length === 0) return new Map();
    return this.reposts.countBy(postIds, userIds);
  }
}
