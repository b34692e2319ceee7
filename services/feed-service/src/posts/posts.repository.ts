import { MongoStore } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, Document, Filter } from 'mongodb';
import { countedBy } from '../storage/counted.js';
import type { Window } from '../storage/newest-window.js';
import { type LatestComment, type Post, readStored, type StoredPost, type Visibility, type Wording } from './post.js';

/** A post's place among what its author wrote and reposted. */
export interface PostPlace {
  postId: string;
  authorSeq: number;
}

/** A post's place in another list. */
export interface Numbered {
  postId: string;
  seq: number;
}

/** What an edit writes. */
export type Rewording = Wording & Pick<Post, 'mentionedIds'> & { editedAt: Date };

/** What others' doing makes of a post. */
export type PostCounters = Pick<Post, 'likeCount' | 'commentCount' | 'repostCount' | 'quoteCount' | 'latestComments'>;

/** Not a tombstone. */
const PRESENT = { deletedAt: { $exists: false } };

/** What a tombstone has nothing of, and what it has no more. */
const EMPTY = { content: '', latestComments: [], likeCount: 0, commentCount: 0, repostCount: 0, quoteCount: 0 };
const SAID = {
  facets: 1,
  contentWarning: 1,
  pictures: 1,
  pictureSeq: 1,
  mentionedIds: 1,
  quotedPostId: 1,
  quotedAuthorId: 1,
  quoteSeq: 1,
  editedAt: 1,
} as const;

@Injectable()
export class PostsRepository {
  private readonly posts: Collection<StoredPost>;

  constructor(store: MongoStore) {
    this.posts = store.db.collection<StoredPost>('posts');
  }

  async insert(post: Post, session: ClientSession): Promise<void> {
    await this.posts.insertOne(post, { session });
  }

  /** Null where it is deleted. */
  async find(id: string, session?: ClientSession): Promise<Post | null> {
    return read(await this.posts.findOne({ _id: id, ...PRESENT }, { session }));
  }

  /** Also where it is deleted. */
  async findByIdempotencyKey(authorId: string, idempotencyKey: string, session?: ClientSession): Promise<Post | null> {
    return read(await this.posts.findOne({ authorId, idempotencyKey }, { session }));
  }

  /** In no particular order; those that are not there, or deleted, are left out. */
  async findMany(ids: readonly string[], commentsLimit: number): Promise<Post[]> {
    const found = await this.posts
      .find(
        { _id: { $in: [...ids] }, ...PRESENT },
        { projection: withComments(commentsLimit), ...oneBatch(ids.length) },
      )
      .toArray();
    return found.map(readStored);
  }

  /** What others may find of one author within a window of sequence numbers, newest first; posts for themselves alone too if asked. */
  async listPlacesByAuthor(authorId: string, window: Window, limit: number, withOwn: boolean): Promise<PostPlace[]> {
    const found = await this.posts
      .find(
        {
          authorId,
          authorSeq: { $gte: window.from, $lt: window.below },
          ...PRESENT,
          ...(!withOwn && { visibility: { $ne: 'self' } }),
        },
        { projection: { authorSeq: 1 }, sort: { authorSeq: -1 }, limit, ...oneBatch(limit) },
      )
      .toArray();
    return found.map((post) => ({ postId: post._id, authorSeq: post.authorSeq }));
  }

  /** Posts that mention a person and that others than their author may see, with ids above one; newest first. */
  async listMentions(userId: string, above: string, limit: number): Promise<{ postId: string; authorId: string }[]> {
    const found = await this.posts
      .find(
        { mentionedIds: userId, _id: { $gt: above }, ...PRESENT, visibility: { $ne: 'self' } },
        { projection: { authorId: 1 }, sort: { _id: -1 }, limit, ...oneBatch(limit) },
      )
      .toArray();
    return found.map((post) => ({ postId: post._id, authorId: post.authorId }));
  }

  /** One author's posts with pictures within a window of their own sequence, newest first. */
  async listPicturesByAuthor(authorId: string, window: Window, limit: number): Promise<Numbered[]> {
    const found = await this.posts
      .find(
        { authorId, pictureSeq: { $gte: window.from, $lt: window.below }, ...PRESENT },
        { projection: { pictureSeq: 1 }, sort: { pictureSeq: -1 }, limit, ...oneBatch(limit) },
      )
      .toArray();
    return found.map((post) => ({ postId: post._id, seq: post.pictureSeq as number }));
  }

  /** A post's public quotes within a window of its sequence, newest first. */
  async listQuotes(quotedPostId: string, window: Window, limit: number): Promise<Numbered[]> {
    const found = await this.posts
      .find(
        { quotedPostId, quoteSeq: { $gte: window.from, $lt: window.below } },
        { projection: { quoteSeq: 1 }, sort: { quoteSeq: -1 }, limit, ...oneBatch(limit) },
      )
      .toArray();
    return found.map((post) => ({ postId: post._id, seq: post.quoteSeq as number }));
  }

  /** How many of each post's public quotes are by any of these people. */
  countQuotesBy(postIds: readonly string[], authorIds: readonly string[]): Promise<Map<string, number>> {
    return countedBy(
      this.posts,
      { quotedPostId: { $in: [...postIds] }, authorId: { $in: [...authorIds] }, quoteSeq: { $exists: true } },
      'quotedPostId',
    );
  }

  /** How many public posts quote one. */
  countQuotes(quotedPostId: string, session: ClientSession): Promise<number> {
    return this.posts.countDocuments({ quotedPostId, quoteSeq: { $exists: true } }, { session });
  }

  /** How many posts of each visibility somebody has. */
  async countByVisibility(authorId: string, session: ClientSession): Promise<Partial<Record<Visibility, number>>> {
    const groups = await this.posts
      .aggregate<{ _id: Visibility; count: number }>(
        [
          { $match: { authorId, ...PRESENT } },
          { $group: { _id: { $ifNull: ['$visibility', 'public'] }, count: { $sum: 1 } } },
        ],
        { session },
      )
      .toArray();
    return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
  }

  async correct(id: string, counters: Partial<PostCounters>, session: ClientSession): Promise<void> {
    await this.posts.updateOne({ _id: id, ...PRESENT }, { $set: counters }, { session });
  }

  /** The id of every post that is not deleted; the database's cursor holds the place. */
  async *ids(): AsyncGenerator<string> {
    for await (const post of this.posts.find(PRESENT, { projection: { _id: 1 } })) yield post._id;
  }

  /** The post with one more quote counted and numbered, null if it is gone. */
  async addQuote(id: string, session: ClientSession): Promise<Post | null> {
    const update = { $inc: { quoteCount: 1, quoteLastSeq: 1 } };
    return read(
      await this.posts.findOneAndUpdate({ _id: id, ...PRESENT }, update, { session, returnDocument: 'after' }),
    );
  }

  async removeQuote(id: string, session: ClientSession): Promise<void> {
    await this.posts.updateOne({ _id: id, ...PRESENT }, { $inc: { quoteCount: -1 } }, { session });
  }

  /** The next version of a post, null if it is not in that version any more. */
  async rewrite(before: Post, now: Rewording, session: ClientSession): Promise<Post | null> {
    const stored = await this.posts.findOneAndUpdate(
      { _id: before._id, ...inVersion(before), ...PRESENT },
      { $set: { ...now, version: before.version + 1 } },
      { session, returnDocument: 'after' },
    );
    return read(stored);
  }

  /** Leaves a tombstone; false if the post is gone or not in that version any more. */
  async clear(post: Post, session: ClientSession): Promise<boolean> {
    const { modifiedCount } = await this.posts.updateOne(
      { _id: post._id, ...inVersion(post), ...PRESENT },
      { $set: { ...EMPTY, deletedAt: new Date() }, $unset: SAID },
      { session },
    );
    return modifiedCount === 1;
  }

  /** Some of a person's posts that are not deleted: their ids. */
  async someIdsBy(authorId: string, limit: number): Promise<string[]> {
    const found = await this.posts
      .find({ authorId, deletedAt: { $exists: false } }, { projection: { _id: 1 }, limit })
      .toArray();
    return found.map((post) => post._id);
  }

  /** The post with its likes counted, null if it is gone. */
  async addLikes(id: string, by: 1 | -1, session: ClientSession): Promise<Post | null> {
    const update = { $inc: { likeCount: by, ...(by === 1 && { likeSeq: 1 }) } };
    return read(
      await this.posts.findOneAndUpdate({ _id: id, ...PRESENT }, update, { session, returnDocument: 'after' }),
    );
  }

  /** The post with its reposts counted, null if it is gone. */
  async addReposts(id: string, by: 1 | -1, session: ClientSession): Promise<Post | null> {
    const update = { $inc: { repostCount: by, ...(by === 1 && { repostSeq: 1 }) } };
    return read(
      await this.posts.findOneAndUpdate({ _id: id, ...PRESENT }, update, { session, returnDocument: 'after' }),
    );
  }

  /** Counts a comment and puts it first among the latest; null if the post is gone. */
  async addComment(id: string, comment: LatestComment, session: ClientSession): Promise<Post | null> {
    const stored = await this.posts.findOneAndUpdate(
      { _id: id, ...PRESENT },
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
      { _id: id, ...PRESENT },
      { $inc: { commentCount: -1 }, $pull: { latestComments: { id: commentId } } },
      { session, returnDocument: 'after' },
    );
    return read(stored);
  }

  async setLatestComments(id: string, latestComments: LatestComment[], session: ClientSession): Promise<void> {
    await this.posts.updateOne({ _id: id }, { $set: { latestComments } }, { session });
  }
}

/** Documents of before there were edits have no version. */
function inVersion({ version }: Post): Filter<StoredPost> {
  return { version: version === 1 ? { $in: [1, null] } : version } as Filter<StoredPost>;
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
