import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { countedEdges } from '../storage/counted.js';
import type { Window } from '../storage/newest-window.js';
import { type Repost, repostKey } from './repost.js';

@Injectable()
export class RepostsRepository {
  private readonly reposts: Collection<Repost>;

  constructor(store: MongoStore) {
    this.reposts = store.db.collection<Repost>('reposts');
  }

  async insert(repost: Repost, session: ClientSession): Promise<void> {
    await this.reposts.insertOne(repost, { session });
  }

  find(postId: string, userId: string, session?: ClientSession): Promise<Repost | null> {
    return this.reposts.findOne({ _id: repostKey(postId, userId) }, { session });
  }

  /** What was there. */
  delete(postId: string, userId: string, session: ClientSession): Promise<Repost | null> {
    return this.reposts.findOneAndDelete({ _id: repostKey(postId, userId) }, { session });
  }

  /** Takes a repost away whose post is gone. */
  async drop(postId: string, userId: string): Promise<void> {
    await this.reposts.deleteOne({ _id: repostKey(postId, userId) });
  }

  /** Some of a person's reposts. */
  someBy(userId: string, limit: number): Promise<Repost[]> {
    return this.reposts.find({ userId }, { limit }).toArray();
  }

  /** In no particular order; those that are not there are left out. */
  findMany(pairs: readonly { postId: string; userId: string }[]): Promise<Repost[]> {
    return this.reposts
      .find(
        { _id: { $in: pairs.map(({ postId, userId }) => repostKey(postId, userId)) } },
        { batchSize: pairs.length + 1, singleBatch: true },
      )
      .toArray();
  }

  /** The newest first, by one person, within a window of their sequence. */
  listByUser(userId: string, window: Window, limit: number): Promise<Repost[]> {
    return this.reposts
      .find(
        { userId, authorSeq: { $gte: window.from, $lt: window.below } },
        { sort: { authorSeq: -1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }

  /** The newest first, of one post, within a window of its sequence. */
  listByPost(postId: string, window: Window, limit: number): Promise<Repost[]> {
    return this.reposts
      .find(
        { postId, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: -1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }

  /** How many there are of one post. */
  countOf(postId: string, session: ClientSession): Promise<number> {
    return this.reposts.countDocuments({ postId }, { session });
  }

  /** How many of each post's reposts are by any of these people. */
  countBy(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    return countedEdges(this.reposts, repostKey, postIds, userIds);
  }

  /** Some of a post's reposts. */
  someOf(postId: string, limit: number): Promise<Repost[]> {
    return this.reposts.find({ postId }, { limit }).toArray();
  }

  async deleteMany(reposts: readonly Repost[]): Promise<void> {
    await this.reposts.deleteMany({ _id: { $in: reposts.map((repost) => repost._id) } });
  }
}
