import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, UpdateFilter } from 'mongodb';
import { TIMELINE_MAX, type Timeline } from './timeline.js';

@Injectable()
export class TimelinesRepository {
  private readonly timelines: Collection<Timeline>;

  constructor(store: MongoStore) {
    this.timelines = store.db.collection<Timeline>('timelines');
  }

  /** Makes an empty timeline unless there is one. */
  async ensure(userId: string, session?: ClientSession): Promise<void> {
    await this.timelines.updateOne({ _id: userId }, { $setOnInsert: { entries: [] } }, { upsert: true, session });
  }

  async entries(userId: string): Promise<string[]> {
    return (await this.timelines.findOne({ _id: userId }))?.entries ?? [];
  }

  /** Puts a new entry into one timeline, which is made if need be. The entry must not be in it. */
  async addOwn(userId: string, entry: string, session: ClientSession): Promise<void> {
    await this.timelines.updateOne({ _id: userId }, pushed([entry]), { upsert: true, session });
  }

  /** Puts an entry into many timelines; repeating it changes nothing. */
  async addToMany(userIds: readonly string[], entry: string): Promise<void> {
    await this.timelines.updateMany({ _id: { $in: [...userIds] }, entries: { $ne: entry } }, pushed([entry]));
  }

  /** Merges entries, in any order and present or not, into one timeline in one step; it is made if need be. */
  async merge(userId: string, entries: readonly string[]): Promise<void> {
    const union = { $setUnion: [{ $ifNull: ['$entries', []] }, entries] };
    const newest = { $slice: [{ $sortArray: { input: union, sortBy: -1 } }, TIMELINE_MAX] };
    await this.timelines.updateOne({ _id: userId }, [{ $set: { entries: newest } }], { upsert: true });
  }

  async removeFromMany(userIds: readonly string[], entry: string, session?: ClientSession): Promise<void> {
    await this.timelines.updateMany({ _id: { $in: [...userIds] } }, { $pull: { entries: entry } }, { session });
  }

  /** Removes everything by one author from one timeline. */
  async removeAuthor(userId: string, authorId: string): Promise<void> {
    // Ids are checked UUIDs: nothing in them means anything to a pattern.
    await this.timelines.updateOne({ _id: userId }, { $pull: { entries: { $regex: `:${authorId}$` } } });
  }

  /** Replaces a timeline if it still is what it was when it was read; whether it was. */
  async replace(userId: string, before: readonly string[], entries: string[]): Promise<boolean> {
    const { matchedCount } = await this.timelines.updateOne(
      { _id: userId, entries: { $eq: [...before] } },
      { $set: { entries } },
    );
    return matchedCount === 1;
  }
}

function pushed(entries: string[]): UpdateFilter<Timeline> {
  return { $push: { entries: { $each: entries, $sort: -1, $slice: TIMELINE_MAX } } };
}
