import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { BlocksRepository } from './blocks.repository.js';

/** How many people somebody blocks, counted one by one: what their counter must be. */
@Injectable()
export class CountBlocksOf {
  constructor(private readonly blocks: BlocksRepository) {}

  run(userId: string, session: ClientSession): Promise<number> {
    return this.blocks.countOf(userId, session);
  }
}
