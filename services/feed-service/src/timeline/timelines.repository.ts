import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, Document, UpdateFilter } from 'mongodb';
import { TIMELINE_MAX, type Timeline } from './timeline.js';

@Injectable()
export class TimelinesRepository {
  private readonly timelines: Collection<Timeline>;

  constructor(store: MongoStore) {
    this.timelines = store.db.collection<Timeline>('timelines');
  }

  /** Makes an empty timeline unless there is one; whoever comes now is here now. */
  async ensure(userId: string, session?: ClientSession): Promise<void> {
    const empty = { entries: [], activeAt: new Date() };
    await this.timelines.updateOne({ _id: userId }, { $setOnInsert: empty }, { upsert: true, session });
  }

  async delete(userId: string): Promise<void> {
    await this.timelines.deleteOne({ _id: userId });
  }

  find(userId: string): Promise<Timeline | null> {
    return this.timelines.findOne({ _id: userId });
  }

  /** Notes that its owner read it. */
  async note(userId: string, at: Date): Promise<void> {
    await this.timelines.updateOne({ _id: userId }, { $max: { activeAt: at } });
  }

  /** Lets fan-out reach it from now on, and says that what came before is missing; it is made if need be. */
  async open(userId: string, at: Date): Promise<void> {
    await this.timelines.updateOne(
      { _id: userId },
      { $max: { activeAt: at }, $set: { behind: true }, $setOnInsert: { entries: [] } },
      { upsert: true },
    );
  }

  /** Puts a new entry into one timeline, which is made if need be. The entry must not be in it. */
  async addOwn(userId: string, entry: string, session: ClientSession): Promise<void> {
    await this.timelines.updateOne({ _id: userId }, pushed([entry]), { upsert: true, session });
  }

  /** Puts an entry into those of many timelines that were read since then; repeating it changes nothing. */
  async addToMany(userIds: readonly string[], entry: string, since: Date): Promise<void> {
    await this.timelines.updateMany(
      { _id: { $in: [...userIds] }, activeAt: { $gte: since }, entries: { $ne: entry } },
      pushed([entry]),
    );
  }

  /** Merges entries, in any order and present or not, and authors to be read into one timeline in one step; it is made if need be. */
  async merge(userId: string, entries: readonly string[], readAuthors: readonly string[] = []): Promise<void> {
    await this.timelines.updateOne({ _id: userId }, [{ $set: merged(entries, readAuthors) }], { upsert: true });
  }

  /** The same, and nothing is missing from it any more. */
  async complete(userId: string, entries: readonly string[], readAuthors: readonly string[]): Promise<void> {
    await this.timelines.updateOne({ _id: userId }, [{ $set: merged(entries, readAuthors) }, { $unset: ['behind'] }]);
  }

  async removeFromMany(userIds: readonly string[], entry: string, session?: ClientSession): Promise<void> {
    await this.timelines.updateMany(
      { _id: { $in: [...userIds] }, entries: entry },
      { $pull: { entries: entry } },
      { session },
    );
  }

  /** Removes one person's posts and reposts from one timeline. */
  async removeActor(userId: string, actorId: string): Promise<void> {
    // Ids are checked UUIDs: nothing in them means anything to a pattern.
    await this.timelines.updateOne(
      { _id: userId },
      { $pull: { entries: { $regex: `^.{36}:${actorId}` }, readAuthors: actorId } },
    );
  }

  /** Replaces a timeline if it still is what it was when it was read; whether it was. */
  async replace(
    userId: string,
    before: readonly string[],
    entries: string[],
    readAuthors: readonly string[],
  ): Promise<boolean> {
    const { matchedCount } = await this.timelines.updateOne(
      { _id: userId, entries: { $eq: [...before] } },
      { $set: { entries }, $addToSet: { readAuthors: { $each: [...readAuthors] } } },
    );
    return matchedCount === 1;
  }

  /** How many of these were read since then. */
  countActive(userIds: readonly string[], since: Date): Promise<number> {
    return this.timelines.countDocuments({ _id: { $in: [...userIds] }, activeAt: { $gte: since } });
  }

  /** Has an author merged in at reading by those who read since then. */
  async addReadAuthor(userIds: readonly string[], authorId: string, since: Date): Promise<void> {
    await this.timelines.updateMany(
      { _id: { $in: [...userIds] }, activeAt: { $gte: since } },
      { $addToSet: { readAuthors: authorId } },
    );
  }

  /** Ends that: what was merged in at reading is written in, in the same step. */
  async writeReadAuthor(userIds: readonly string[], authorId: string, entries: readonly string[]): Promise<void> {
    const others = { $filter: { input: '$readAuthors', cond: { $ne: ['$$this', authorId] } } };
    await this.timelines.updateMany({ _id: { $in: [...userIds] }, readAuthors: authorId }, [
      { $set: { entries: newestWith(entries), readAuthors: others } },
    ]);
  }
}

function pushed(entries: string[]): UpdateFilter<Timeline> {
  return { $push: { entries: { $each: entries, $sort: -1, $slice: TIMELINE_MAX } } };
}

function newestWith(entries: readonly string[]): Document {
  const union = { $setUnion: [{ $ifNull: ['$entries', []] }, entries] };
  return { $slice: [{ $sortArray: { input: union, sortBy: -1 } }, TIMELINE_MAX] };
}

function merged(entries: readonly string[], readAuthors: readonly string[]): Document {
  return {
    entries: newestWith(entries),
    ...(readAuthors.length > 0 && { readAuthors: { $setUnion: [{ $ifNull: ['$readAuthors', []] }, readAuthors] } }),
  };
}
