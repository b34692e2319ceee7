import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Window } from '../storage/newest-window.js';
import { FOLLOWING_MAX, type Follow, followKey } from './follow.js';

type NewFollow = Omit<Follow, '_id' | 'createdAt'>;

@Injectable()
export class FollowsRepository {
  private readonly follows: Collection<Follow>;

  constructor(store: MongoStore) {
    this.follows = store.db.collection<Follow>('follows');
  }

  async insert({ followerId, followeeId, ...numbers }: NewFollow, session: ClientSession): Promise<void> {
    const _id = followKey(followerId, followeeId);
    await this.follows.insertOne({ _id, followerId, followeeId, ...numbers, createdAt: new Date() }, { session });
  }

  async has(followerId: string, followeeId: string, session: ClientSession): Promise<boolean> {
    return (await this.follows.findOne({ _id: followKey(followerId, followeeId) }, { session })) !== null;
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

  /** Which of these people follow the person. */
  async followersAmong(followerIds: readonly string[], followeeId: string): Promise<Set<string>> {
    const found = await this.follows
      .find(
        { _id: { $in: followerIds.map((followerId) => followKey(followerId, followeeId)) } },
        { projection: { _id: 0, followerId: 1 }, batchSize: followerIds.length + 1, singleBatch: true },
      )
      .toArray();
    return new Set(found.map((follow) => follow.followerId));
  }

  /** The latest first, of one follower, within a window of their numbers. */
  listFollowing(followerId: string, window: Window, limit: number): Promise<Follow[]> {
    return this.follows
      .find({ followerId, followingSeq: { $gte: window.from, $lt: window.below } }, page({ followingSeq: -1 }, limit))
      .toArray();
  }

  /** Those without a number, by the followee's id. */
  listUnnumberedFollowing(followerId: string, after: string, limit: number): Promise<Follow[]> {
    return this.follows
      .find(
        { followerId, followingSeq: { $exists: false }, followeeId: { $gt: after } },
        page({ followeeId: 1 }, limit),
      )
      .toArray();
  }

  /** The latest first, of one followee, within a window of their numbers. */
  listFollowers(followeeId: string, window: Window, limit: number): Promise<Follow[]> {
    return this.follows
      .find({ followeeId, followerSeq: { $gte: window.from, $lt: window.below } }, page({ followerSeq: -1 }, limit))
      .toArray();
  }

  /** Those without a number, by the follower's id. */
  listUnnumberedFollowers(followeeId: string, after: string, limit: number): Promise<Follow[]> {
    return this.follows
      .find({ followeeId, followerSeq: { $exists: false }, followerId: { $gt: after } }, page({ followerId: 1 }, limit))
      .toArray();
  }

  /** Some of the follows that a person is part of. */
  someOf(userId: string, limit: number): Promise<Follow[]> {
    return this.follows.find({ $or: [{ followerId: userId }, { followeeId: userId }] }, { limit }).toArray();
  }

  async countOf(userId: string, session: ClientSession): Promise<{ following: number; followers: number }> {
    return {
      following: await this.follows.countDocuments({ followerId: userId }, { session }),
      followers: await this.follows.countDocuments({ followeeId: userId }, { session }),
    };
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

function page(sort: Record<string, 1 | -1>, limit: number) {
  return { sort, limit, batchSize: limit + 1, singleBatch: true };
}
