import { MongoStore } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, Document } from 'mongodb';
import type { Window } from '../storage/newest-window.js';
import { type LatestComment, type Post, readStored, type StoredPost } from './post.js';

@Injectable()
export class PostsRepository {
  private readonly posts: Collection<StoredPost>;

  constructor(store: MongoStore) {
    this.posts = store.db.collection<StoredPost>('posts');
  }

  async insert(post: Post, session: ClientSession): Promise<void> {
    await this.posts.insertOne(post, { session });
  }

  async find(id: string): Promise<Post | null> {
    return read(await this.posts.findOne({ _id: id }));
  }

  async findByIdempotencyKey(authorId: string, idempotencyKey: string, session?: ClientSession): Promise<Post | null> {
    return read(await this.posts.findOne({ authorId, idempotencyKey }, { session }));
  }

  /** In no particular order; those that are not there are left out. */
  async findMany(ids: readonly string[], commentsLimit: number): Promise<Post[]> {
    const found = await this.posts
      .find({ _id: { $in: [...ids] } }, { projection: withComments(commentsLimit), ...oneBatch(ids.length) })
      .toArray();
    return found.map(readStored);
  }

  /** Newest first, of one author, within a window of sequence numbers. */
  async listByAuthor(authorId: string, window: Window, limit: number, commentsLimit: number): Promise<Post[]> {
    const found = await this.posts
      .find(
        { authorId, authorSeq: { $gte: window.from, $lt: window.below } },
        { projection: withComments(commentsLimit), sort: { authorSeq: -1 }, limit, ...oneBatch(limit) },
      )
      .toArray();
    return found.map(readStored);
  }

  /** The same, ids only. */
  async listIdsByAuthor(authorId: string, window: Window, limit: number): Promise<string[]> {
    const found = await this.posts
      .find(
        { authorId, authorSeq: { $gte: window.from, $lt: window.below } },
        { projection: { _id: 1 }, sort: { authorSeq: -1 }, limit, ...oneBatch(limit) },
      )
      .toArray();
    return found.map((post) => post._id);
  }

  async delete(id: string, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.posts.deleteOne({ _id: id }, { session });
    return deletedCount === 1;
  }

  /** The post with its likes counted, null if it is gone. */
  async addLikes(id: string, by: 1 | -1, session: ClientSession): Promise<Post | null> {
    const update = { $inc: { likeCount: by } };
    return read(await this.posts.findOneAndUpdate({ _id: id }, update, { session, returnDocument: 'after' }));
  }

  /** Counts a comment and puts it first among the latest; null if the post is gone. */
  async addComment(id: string, comment: LatestComment, session: ClientSession): Promise<Post | null> {
    const stored = await this.posts.findOneAndUpdate(
      { _id: id },
      {
        $inc: { commentCount: 1, commentSeq: 1 },
        $push: { latestComments: { $each: [comment], $position: 0, $slice: LIMITS.commentsPerPostMax } },
      },
      { session, returnDocument: 'after' },
    );
    return read(stored);
  }

  /** Counts a comment off and takes it from the latest; null if the post is gone. */
  async removeComment(id: string, commentId: string, session: ClientSession): Promise<Post | null> {
    const stored = await this.posts.findOneAndUpdate(
      { _id: id },
      { $inc: { commentCount: -1 }, $pull: { latestComments: { id: commentId } } },
      { session, returnDocument: 'after' },
    );
    return read(stored);
  }

  async setLatestComments(id: string, latestComments: LatestComment[], session: ClientSession): Promise<void> {
    await this.posts.updateOne({ _id: id }, { $set: { latestComments } }, { session });
  }
}

function read(stored: StoredPost | null): Post | null {
  return stored && readStored(stored);
}

function withComments(limit: number): Document {
  return { latestComments: limit === 0 ? 0 : { $slice: limit } };
}

/** A page always fits one answer: says so, and saves the second round trip. */
function oneBatch(size: number): { batchSize: number; singleBatch: true } {
  return { batchSize: size + 1, singleBatch: true };
}
