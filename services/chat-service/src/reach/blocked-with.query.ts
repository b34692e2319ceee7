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
}
