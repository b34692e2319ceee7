import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { EndFollow } from '../follows/end-follow.use-case.js';
import { CountBlock } from '../people/count-block.use-case.js';
import { RequirePerson } from '../people/require-person.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { blockKey } from './block.js';
import { blocksErrors } from './blocks.errors.js';
import { BlocksRepository } from './blocks.repository.js';

/**
 * Blocks a person, once, however often it is asked, and ends the follows between the two in the same transaction. Timelines
 * leave each other's posts out from then on, and are cleared of them on `user.unfollowed`. Emits `user.blocked`. Throws
 * FEED_CANNOT_BLOCK_SELF, FEED_PERSON_NOT_FOUND, FEED_BLOCKS_LIMIT.
 */
@Injectable()
export class BlockPerson {
  constructor(
    private readonly writes: FeedWrites,
    private readonly blocks: BlocksRepository,
    private readonly requirePerson: RequirePerson,
    private readonly countBlock: CountBlock,
    private readonly endFollow: EndFollow,
  ) {}

  async run(blockerId: string, blockedId: string): Promise<void> {
    if (blockerId === blockedId) throw blocksErrors.cannotBlockSelf();
    await this.requirePerson.run(blockedId);
    await this.writes.run([`person:${blockerId}`, `person:${blockedId}`], async (session, emit) => {
      if (await this.blocks.has(blockerId, blockedId, session)) return;
      const seq = await this.countBlock.run(blockerId, LIMITS.blocksMax, session);
      if (seq === undefined) throw blocksErrors.blocksLimit();
      const _id = blockKey(blockerId, blockedId);
      await this.blocks.insert({ _id, blockerId, blockedId, seq, createdAt: new Date() }, session);
      await this.endFollow.run(blockerId, blockedId, session, emit);
      await this.endFollow.run(blockedId, blockerId, session, emit);
      await emit('user.blocked', blockerId, { blockerId, blockedId });
    });
  }
}
