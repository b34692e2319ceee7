import { Injectable } from '@nestjs/common';
import type { Repost } from './repost.js';
import { RepostsRepository } from './reposts.repository.js';

/** Reposts as they are now, for these posts and reposters: one query by key. Those taken back are left out. */
@Injectable()
export class FindReposts {
  constructor(private readonly reposts: RepostsRepository) {}

  async run(pairs: readonly { postId: string; userId: string }[]): Promise<Repost[]> {
    return pairs.length === 0 ? [] : this.reposts.findMany(pairs);
  }
}
