import { Injectable } from '@nestjs/common';
import { WithdrawRepost } from '../timeline/withdraw-repost.use-case.js';
import { RepostsRepository } from './reposts.repository.js';

const CHUNK = 500;

/**
 * Takes the reposts of a deleted post out of timelines and deletes them, a chunk at a time. Safe to repeat: nobody can repost a
 * post that is gone.
 */
@Injectable()
export class CollectReposts {
  constructor(
    private readonly reposts: RepostsRepository,
    private readonly withdrawRepost: WithdrawRepost,
  ) {}

  async run(postId: string): Promise<void> {
    for (;;) {
      const chunk = await this.reposts.someOf(postId, CHUNK);
      if (chunk.length === 0) return;
      for (const repost of chunk) await this.withdrawRepost.run(repost);
      await this.reposts.deleteMany(chunk);
    }
  }
}
