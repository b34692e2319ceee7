import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { countedBy } from '../storage/counted.js';
import type { Window } from '../storage/newest-window.js';
import type { Comment } from './comment.js';

@Injectable()
export class CommentsRepository {
  private readonly comments: Collection<Comment>;

  constructor(store: MongoStore) {
    this.comments = store.db.collection<Comment>('comments');
  }

  async insert(comment: Comment, session: ClientSession): Promise<void> {
    await this.comments.insertOne(comment, { session });
  }

  find(id: string): Promise<Comment | null> {
    return this.comments.findOne({ _id: id });
  }

  findByIdempotencyKey(authorId: string, idempotencyKey: string, session: ClientSession): Promise<Comment | null> {
    return this.comments.findOne({ authorId, idempotencyKey }, { session });
  }

  /** Newest first, within a window of sequence numbers. */
  listByPost(postId: string, window: Window, limit: number, session?: ClientSession): Promise<Comment[]> {
    return this.comments
      .find(
        { postId, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: -1 }, limit, batchSize: limit + 1, singleBatch: true, session },
      )
      .toArray();
  }

  /** The same, oldest first. */
  listByPostOldest(postId: string, window: Window, limit: number): Promise<Comment[]> {
    return this.comments
      .find(
        { postId, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: 1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }

  async delete(id: string, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.comments.deleteOne({ _id: id }, { session });
    return deletedCount === 1;
  }

  /** How many there are of one post. */
  countOf(postId: string, session: ClientSession): Promise<number> {
    return this.comments.countDocuments({ postId }, { session });
  }

  /** How many of each post's comments are by any of these people. */
  countBy(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    return countedBy(this.comments, { postId: { $in: [...postIds] }, authorId: { $in: [...userIds] } }, 'postId');
  }

  /** Some of a person's comments: their ids. */
  someBy(authorId: string, limit: number): Promise<Pick<Comment, '_id'>[]> {
    return this.comments.find({ authorId }, { projection: { _id: 1 }, limit }).toArray();
  }

  /** Takes a comment away whose post is gone. */
  async drop(id: string): Promise<void> {
    await this.comments.deleteOne({ _id: id });
  }

  /** Deletes at most `limit` comments of a post; how many it deleted. */
  async deleteSome(postId: string, limit: number): Promise<number> {
    const found = await this.comments.find({ postId }, { projection: { _id: 1 }, limit }).toArray();
    if (found.length === 0) return 0;
    const { deletedCount } = await this.comments.deleteMany({ _id: { $in: found.map((comment) => comment._id) } });
    return deletedCount;
  }
}
