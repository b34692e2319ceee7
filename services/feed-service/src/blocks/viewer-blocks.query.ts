import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { BlocksRepository } from './blocks.repository.js';

/** Which of these people and a person have a block between them, either way: one query by key; none for a service. */
@Injectable()
export class ViewerBlocks {
  constructor(private readonly blocks: BlocksRepository) {}

  async run(userIds: readonly string[], viewerId: string | undefined, session?: ClientSession): Promise<Set<string>> {
    if (viewerId === undefined || userIds.length === 0) return new Set();
    const found = await this.blocks.between(userIds, viewerId, session);
    return new Set(found.map(({ blockerId, blockedId }) => (blockerId === viewerId ? blockedId : blockerId)));
  }
}
