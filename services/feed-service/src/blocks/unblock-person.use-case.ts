import { Injectable } from '@nestjs/common';
import { UncountBlock } from '../people/uncount-block.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { BlocksRepository } from './blocks.repository.js';

/** Takes a block back; nothing happens where there is none. Follows do not come back. Emits `user.unblocked`. */
@Injectable()
export class UnblockPerson {
  constructor(
    private readonly writes: FeedWrites,
    private readonly blocks: BlocksRepository,
    private readonly uncountBlock: UncountBlock,
  ) {}

  async run(blockerId: string, blockedId: string): Promise<void> {
    await this.writes.run([`person:${blockerId}`], async (session, emit) => {
      if (!(await this.blocks.delete(blockerId, blockedId, session))) return;
      await this.uncountBlock.run(blockerId, session);
      await emit('user.unblocked', blockerId, { blockerId, blockedId });
    });
  }
}
