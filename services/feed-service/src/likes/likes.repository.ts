import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';

/** One person's like of one post. Its key is both ids, so that there can be one only. */
export interface Like {
  /** `postId:userId` */
  _id: string;
  postId: string;
  userId: string;
  createdAt: Date;
}

@Injectable()
export class LikesRepository {
  private readonly likes: Collection<Like>;

  constructor(store: MongoStore) {
    this.likes = store.db.collection<Like>('likes');
  }

  /** Whether it is new. */
  async insert(postId: string, userId: string, session: ClientSession): Promise<boolean> {
    const { upsertedCount } = await this.likes.updateOne(
      { _id: key(postId, userId) },
      { $setOnInsert: { postId, userId, createdAt: new Date() } },
      { upsert: true, session },
    );
    return upsertedCount === 1;
  }

  /** Whether it was there. */
  async delete(postId: string, userId: string, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.likes.deleteOne({ _id: key(postId, userId) }, { session });
    return deletedCount === 1;
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
