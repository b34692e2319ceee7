import { MongoStore } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Window } from '../storage/newest-window.js';
import { type Block, blockKey, keysBetween } from './block.js';

@Injectable()
export class BlocksRepository {
  private readonly blocks: Collection<Block>;

  constructor(store: MongoStore) {
    this.blocks = store.db.collection<Block>('blocks');
  }

  async insert(block: Block, session: ClientSession): Promise<void> {
    await this.blocks.insertOne(block, { session });
  }

  async has(blockerId: string, blockedId: string, session: ClientSession): Promise<boolean> {
    return (await this.blocks.findOne({ _id: blockKey(blockerId, blockedId) }, { session })) !== null;
  }

  /** Whether it was there. */
  async delete(blockerId: string, blockedId: string, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.blocks.deleteOne({ _id: blockKey(blockerId, blockedId) }, { session });
    return deletedCount === 1;
  }

  /** The blocks, either way, between a person and these others. */
  between(userIds: readonly string[], personId: string, session?: ClientSession): Promise<Block[]> {
    const keys = keysBetween(userIds, personId);
    return this.blocks
      .find({ _id: { $in: keys } }, { batchSize: keys.length + 1, singleBatch: true, session })
      .toArray();
  }

  /** Whom a person blocks: at most LIMITS.blocksMax. */
  async blockedBy(blockerId: string): Promise<string[]> {
    const found = await this.blocks
      .find({ blockerId }, { projection: { _id: 0, blockedId: 1 }, limit: LIMITS.blocksMax, batchSize: 1000 })
      .toArray();
    return found.map((block) => block.blockedId);
  }

  /** How many people somebody blocks. */
  countOf(blockerId: string, session: ClientSession): Promise<number> {
    return this.blocks.countDocuments({ blockerId }, { session });
  }

  /** Who blocks a person, at most `limit`. */
  async blockersOf(blockedId: string, limit: number): Promise<string[]> {
    const found = await this.blocks
      .find({ blockedId }, { projection: { _id: 0, blockerId: 1 }, limit, batchSize: 1000 })
      .toArray();
    return found.map((block) => block.blockerId);
  }

  /** Whom a person blocks, ascending by id, after one. */
  async blockedAfter(blockerId: string, afterId: string, limit: number): Promise<string[]> {
    const found = await this.blocks
      .find(
        { _id: { $gt: blockKey(blockerId, afterId), $lt: `${blockerId};` } },
        { projection: { _id: 0, blockedId: 1 }, sort: { _id: 1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
    return found.map((block) => block.blockedId);
  }

  /** Who blocks a person, ascending by id, after one. */
  async blockersAfter(blockedId: string, afterId: string, limit: number): Promise<string[]> {
    const found = await this.blocks
      .find(
        { blockedId, blockerId: { $gt: afterId } },
        {
          projection: { _id: 0, blockerId: 1 },
          sort: { blockerId: 1 },
          limit,
          batchSize: limit + 1,
          singleBatch: true,
        },
      )
      .toArray();
    return found.map((block) => block.blockerId);
  }

  /** Some of the blocks that a person is part of. */
  someOf(userId: string, limit: number): Promise<Block[]> {
    return this.blocks.find({ $or: [{ blockerId: userId }, { blockedId: userId }] }, { limit }).toArray();
  }

  /** The newest first, of one blocker, within a window of sequence numbers. */
  listByBlocker(blockerId: string, window: Window, limit: number): Promise<Block[]> {
    return this.blocks
      .find(
        { blockerId, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: -1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }
}
