import { Injectable } from '@nestjs/common';
import { RepostsRepository } from './reposts.repository.js';

/** Which of these posts a person has reposted: one query by key; none for a service. */
@Injectable()
export class ViewerReposts {
  constructor(private readonly reposts: RepostsRepository) {}

  async run(postIds: readonly string[], viewerId: string | undefined): Promise<Set<string>> {
    if (viewerId === undefined || postIds.length === 0) return new Set();
    const found = await this.reposts.findMany(postIds.map((postId) => ({ postId, userId: viewerId })));
    return new Set(found.map((repost) => repost.postId));
  }
}
