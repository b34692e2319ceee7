import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { FOLLOWING_MAX, type Follow, followKey } from './follow.js';

@Injectable()
export class FollowsRepository {
  private readonly follows: Collection<Follow>;

  constructor(store: MongoStore) {
    this.follows = store.db.collection<Follow>('follows');
  }

  /** Whether it is new. */
  async insert(followerId: string, followeeId: string, session: ClientSession): Promise<boolean> {
    const { upsertedCount } = await this.follows.updateOne(
      { _id: followKey(followerId, followeeId) },
      { $setOnInsert: { followerId, followeeId, createdAt: new Date() } },
      { upsert: true, session },
    );
    return upsertedCount === 1;
  }

  /** Whether it was there. */
  async delete(followerId: string, followeeId: string, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.follows.deleteOne({ _id: followKey(followerId, followeeId) }, { session });
    return deletedCount === 1;
  }

  /** Which of these people the person follows. */
  async followedAmong(followeeIds: readonly string[], followerId: string): Promise<Set<string>> {
    const found = await this.follows
      .find(
        { _id: { $in: followeeIds.map((followeeId) => followKey(followerId, followeeId)) } },
        { projection: { _id: 0, followeeId: 1 }, batchSize: followeeIds.length + 1, singleBatch: true },
      )
      .toArray();
    return new Set(found.map((follow) => follow.followeeId));
  }

  /** Everybody whom a person follows: at most FOLLOWING_MAX. */
  async followees(followerId: string): Promise<string[]> {
    const found = await this.follows
      .find({ followerId }, { projection: { _id: 0, followeeId: 1 }, limit: FOLLOWING_MAX, batchSize: 1000 })
      .toArray();
    return found.map((follow) => follow.followeeId);
  }

  /** A person's followers in chunks, however many they are; the database's cursor holds the place. */
  async *followers(followeeId: string, chunk: number): AsyncGenerator<string[]> {
    const cursor = this.follows.find({ followeeId }, { projection: { _id: 0, followerId: 1 }, batchSize: chunk });
    let ids: string[] = [];
    for await (const follow of cursor) {
      ids.push(follow.followerId);
      if (ids.length === chunk) {
        yield ids;
        ids = [];
      }
    }
    if (ids.length > 0) yield ids;
  }
}
