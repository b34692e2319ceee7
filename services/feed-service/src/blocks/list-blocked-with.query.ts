import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';

export interface BlockedWithPage {
  userIds: string[];
  hasMore: boolean;
}

/** Everybody with whom a person has a block, either way, page by page in the order of their ids. */
@Injectable()
export class ListBlockedWith {
  constructor(private readonly blocks: BlocksRepository) {}

  async run(userId: string, afterId: string, limit: number): Promise<BlockedWithPage> {
    const [blocked, blockers] = await Promise.all([
      this.blocks.blockedAfter(userId, afterId, limit + 1),
      this.blocks.blockersAfter(userId, afterId, limit + 1),
    ]);
    // The first of both together are the first of all: neither list leaves one out before its own end.
    const ids = [...new Set([...blocked, ...blockers])].sort();
    return { userIds: ids.slice(0, limit), hasMore: ids.length > limit };
  }
}
