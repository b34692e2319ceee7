import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';

/** Everybody with whom a person has a block, whoever of the two made it; by this service's own copy. */
@Injectable()
export class BlockedWith {
  constructor(private readonly blocks: BlocksRepository) {}

  async run(userId: string): Promise<Set<string>> {
    const blocks = await this.blocks.of(userId);
    return new Set(blocks.map(({ blockerId, blockedId }) => (blockerId === userId ? blockedId : blockerId)));
  }

  /** As `run`, for several people. */
  async ofMany(userIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const blocks = await this.blocks.ofMany(userIds);
    const blocked = new Map(userIds.map((userId) => [userId, new Set<string>()]));
    if (!blocks) {
      for (const userId of userIds) blocked.set(userId, await this.run(userId));
      return blocked;
    }
    for (const { blockerId, blockedId } of blocks) {
      blocked.get(blockerId)?.add(blockedId);
      blocked.get(blockedId)?.add(blockerId);
    }
    return blocked;
  }
}
