import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';

/** How many of those who block a person are read: nobody limits by how many one is blocked. */
const BLOCKERS_MAX = 5000;

/** Everybody with whom a person has a block, either way: two queries, at most 10,000 people. */
@Injectable()
export class BlockedPeople {
  constructor(private readonly blocks: BlocksRepository) {}

  async run(viewerId: string): Promise<string[]> {
    const [blocked, blockers] = await Promise.all([
      this.blocks.blockedBy(viewerId),
      this.blocks.blockersOf(viewerId, BLOCKERS_MAX),
    ]);
    return [...new Set([...blocked, ...blockers])];
  }
}
