import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';

/** Forgets whom an erased person blocked and who blocked them. Safe to repeat. */
@Injectable()
export class EraseBlocksOf {
  constructor(private readonly blocks: BlocksRepository) {}

  run(userId: string): Promise<void> {
    return this.blocks.deleteOf(userId);
  }
}
