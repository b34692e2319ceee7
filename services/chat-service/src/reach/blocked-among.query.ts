import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';

/**
 * With whom of some people a person has a block, whoever of the two made it. By this service's own copy, which follows
 * feed-service's events within moments: for what is hidden in groups, where asking would cost a call for each message.
 */
@Injectable()
export class BlockedAmong {
  constructor(private readonly blocks: BlocksRepository) {}

  async run(userId: string, otherIds: readonly string[]): Promise<Set<string>> {
    if (otherIds.length === 0) return new Set();
    const blocks = await this.blocks.between(userId, otherIds);
    return new Set(blocks.map(({ blockerId, blockedId }) => (blockerId === userId ? blockedId : blockerId)));
  }
}
