import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Window } from '../storage/newest-window.js';
import { type Tag, type TaggedPost, taggedPostKey } from './tagged-post.js';

@Injectable()
export class TagsRepository {
  private readonly tags: Collection<Tag>;
  private readonly tagged: Collection<TaggedPost>;

  constructor(store: MongoStore) {
    this.tags = store.db.collection<Tag>('tags');
    this.tagged = store.db.collection<TaggedPost>('tag_posts');
  }

  /** Which of these tags a post stands under already. */
  async tagsAmong(postId: string, tags: readonly string[], session: ClientSession): Promise<Set<string>> {
    const found = await this.tagged
      .find(
        { _id: { $in: tags.map((tag) => taggedPostKey(postId, tag)) } },
        { projection: { _id: 0, tag: 1 }, batchSize: tags.length + 1, singleBatch: true, session },
      )
      .toArray();
    return new Set(found.map((tagged) => tagged.tag));
  }

  async nextSeq(tag: string, session: ClientSession): Promise<number> {
    const next = await this.tags.findOneAndUpdate(
      { _id: tag },
      { $inc: { seq: 1 } },
      { upsert: true, returnDocument: 'after', session },
    );
    return next?.seq ?? 1;
  }

  async lastSeq(tag: string): Promise<number> {
    return (await this.tags.findOne({ _id: tag }))?.seq ?? 0;
  }

  async insertMany(tagged: TaggedPost[], session: ClientSession): Promise<void> {
    await this.tagged.insertMany(tagged, { session });
  }

  async delete(postId: string, tags: readonly string[], session: ClientSession): Promise<void> {
    await this.tagged.deleteMany({ _id: { $in: tags.map((tag) => taggedPostKey(postId, tag)) } }, { session });
  }

  /** The newest first, of one tag, within a window of sequence numbers. */
  listByTag(tag: string, window: Window, limit: number): Promise<TaggedPost[]> {
    return this.tagged
      .find(
        { tag, seq: { $gte: window.from, $lt: window.below } },
        { sort: { seq: -1 }, limit, batchSize: limit + 1, singleBatch: true },
      )
      .toArray();
  }
}
