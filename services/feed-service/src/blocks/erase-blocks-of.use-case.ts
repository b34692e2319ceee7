import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';
import { UnblockPerson } from './unblock-person.use-case.js';

const CHUNK = 100;

/** Takes back every block by and of an erased person, each with its blocker's counter. Safe to repeat and to stop half-way. */
@Injectable()
export class EraseBlocksOf {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly unblockPerson: UnblockPerson,
  ) {}

  async run(userId: string): Promise<void> {
    for (;;) {
      const chunk = await this.blocks.someOf(userId, CHUNK);
      if (chunk.length === 0) return;
      for (const { blockerId, blockedId } of chunk) await this.unblockPerson.run(blockerId, blockedId);
    }
  }
}
