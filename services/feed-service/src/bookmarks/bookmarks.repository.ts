import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Window } from '../storage/newest-window.js';
import { type Bookmark, bookmarkKey } from './bookmark.js';

@Injectable()
export class BookmarksRepository {
  private readonly bookmarks: Collection<Bookmark>;

  constructor(store: MongoStore) {
    this.bookmarks = store.db.collection<Bookmark>('bookmarks');
  }

  async insert(bookmark: Bookmark, session: ClientSession): Promise<void> {
    await this.bookmarks.insertOne(bookmark, { session });
  }

  async has(userId: string, postId: string, session: ClientSession): Promise<boolean> {
    return (await this.bookmarks.findOne({ _id: bookmarkKey(userId, postId) }, { session })) !== null;
  }

  async delete(userId: string, postId: string): Promise<void> {
    await this.bookmarks.deleteOne({ _id: bookmarkKey(userId, postId) });
  }

  /** Which of these posts the person has bookmarked. */
  async bookmarkedAmong(postIds: readonly string[], userId: string): Promise<Set<string>> {
    const found = await this.bookmarks
      .find(
        { _id: { $in: postIds.map((postId) => bookmarkKey(userId, postId)) } },
        { projection: { _id: 0, postId: 1 }, batchSize: postIds.length + 1, singleBatch: true },
      )
      .toArray();
    return new Set(found.map((bookmark) => bookmark.postId));
  }

  /** The newest first, of one person, within a window of sequence numbers. */
  listByUser(userId: string, window: Window, limit: number): Promise<Bookmark[]> {
    return this.bookmarks
      .find(
        { userId, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: -1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }

  /** Deletes at most `limit` bookmarks of a post or of a person; how many it deleted. */
  async deleteSome(of: { postId: string } | { userId: string }, limit: number): Promise<number> {
    const found = await this.bookmarks.find(of, { projection: { _id: 1 }, limit }).toArray();
    if (found.length === 0) return 0;
    const { deletedCount } = await this.bookmarks.deleteMany({ _id: { $in: found.map((bookmark) => bookmark._id) } });
    return deletedCount;
  }
}
