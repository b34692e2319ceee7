import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { countedEdges } from '../storage/counted.js';
import type { Window } from '../storage/newest-window.js';

/** One person's like of one post. Its key is both ids, so that there can be one only. */
export interface Like {
  /** `postId:userId` */
  _id: string;
  postId: string;
  userId: string;
  /** Contiguous per post from 1; those who like it are listed by it. Likes of before there was such a list have none. */
  seq?: number;
  createdAt: Date;
}

interface NewLike {
  postId: string;
  userId: string;
  seq: number | undefined;
}

@Injectable()
export class LikesRepository {
  private readonly likes: Collection<Like>;

  constructor(store: MongoStore) {
    this.likes = store.db.collection<Like>('likes');
  }

  async insert({ postId, userId, seq }: NewLike, session: ClientSession): Promise<void> {
    await this.likes.insertOne(
      { _id: key(postId, userId), postId, userId, ...(seq !== undefined && { seq }), createdAt: new Date() },
      { session },
    );
  }

  async has(postId: string, userId: string, session: ClientSession): Promise<boolean> {
    return (await this.likes.findOne({ _id: key(postId, userId) }, { session })) !== null;
  }

  /** Whether it was there. */
  async delete(postId: string, userId: string, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.likes.deleteOne({ _id: key(postId, userId) }, { session });
    return deletedCount === 1;
  }

  /** Takes a like away whose post is gone. */
  async drop(postId: string, userId: string): Promise<void> {
    await this.likes.deleteOne({ _id: key(postId, userId) });
  }

  /** The latest first, of one post, within a window of its numbers. */
  listByPost(postId: string, window: Window, limit: number): Promise<Like[]> {
    return this.likes
      .find(
        { postId, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: -1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }

  /** Those without a number, by the person's id. */
  listUnnumbered(postId: string, after: string, limit: number): Promise<Like[]> {
    return this.likes
      .find(
        { postId, seq: { $exists: false }, userId: { $gt: after } },
        { sort: { userId: 1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }

  /** Some of a person's likes. */
  someBy(userId: string, limit: number): Promise<Like[]> {
    return this.likes.find({ userId }, { limit }).toArray();
  }

  /** Which of these posts the person likes. */
  async likedAmong(postIds: readonly string[], userId: string): Promise<Set<string>> {
    const found = await this.likes
      .find(
        { _id: { $in: postIds.map((postId) => key(postId, userId)) } },
        { projection: { _id: 0, postId: 1 }, batchSize: postIds.length + 1, singleBatch: true },
      )
      .toArray();
    return new Set(found.map((like) => like.postId));
  }

  /** How many there are of one post. */
  countOf(postId: string, session: ClientSession): Promise<number> {
    return this.likes.countDocuments({ postId }, { session });
  }

  /** How many of each post's likes are by any of these people. */
  countBy(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    return countedEdges(this.likes, key, postIds, userIds);
  }

  /** Deletes at most `limit` likes of a post; how many it deleted. */
  async deleteSome(postId: string, limit: number): Promise<number> {
    const found = await this.likes.find({ postId }, { projection: { _id: 1 }, limit }).toArray();
    if (found.length === 0) return 0;
    const { deletedCount } = await this.likes.deleteMany({ _id: { $in: found.map((like) => like._id) } });
    return deletedCount;
  }
}

function key(postId: string, userId: string): string {
  return `${postId}:${userId}`;
}
