import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongodb';
import type { Block } from './relation.js';

/** A person blocks at most 5,000; by how many they are blocked has no bound, so it has one here. */
const MAX = 10_000;

const keyOf = (blockerId: string, blockedId: string) => `${blockerId}:${blockedId}`;

@Injectable()
export class BlocksRepository {
  private readonly blocks: Collection<Block>;

  constructor(store: MongoStore) {
    this.blocks = store.db.collection('blocks');
  }

  async add(blockerId: string, blockedId: string): Promise<void> {
    const _id = keyOf(blockerId, blockedId);
    await this.blocks.updateOne({ _id }, { $set: { blockerId, blockedId } }, { upsert: true });
  }

  async remove(blockerId: string, blockedId: string): Promise<void> {
    await this.blocks.deleteOne({ _id: keyOf(blockerId, blockedId) });
  }

  /** Those between these people and one, whoever blocks. */
  between(userId: string, otherIds: readonly string[]): Promise<Block[]> {
    const keys = otherIds.flatMap((otherId) => [keyOf(userId, otherId), keyOf(otherId, userId)]);
    return this.blocks.find({ _id: { $in: keys } }).toArray();
  }

  /** Everybody's whom a person blocks or who block them. */
  async of(userId: string): Promise<Block[]> {
    const [made, met] = await Promise.all([
      this.blocks.find({ blockerId: userId }).limit(MAX).toArray(),
      this.blocks.find({ blockedId: userId }).limit(MAX).toArray(),
    ]);
    return [...made, ...met];
  }

  /** Some people's; undefined where they are too many to be read at once. */
  async ofMany(userIds: readonly string[]): Promise<Block[] | undefined> {
    const ids = { $in: [...userIds] };
    const [made, met] = await Promise.all([
      this.blocks.find({ blockerId: ids }).limit(MAX).toArray(),
      this.blocks.find({ blockedId: ids }).limit(MAX).toArray(),
    ]);
    return made.length < MAX && met.length < MAX ? [...made, ...met] : undefined;
  }

  async deleteOf(userId: string): Promise<void> {
    await this.blocks.deleteMany({ blockerId: userId });
    await this.blocks.deleteMany({ blockedId: userId });
  }
}
