import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongodb';
import type { Person } from './person.js';
import type { Way } from './reach.js';

/** How people's posts travel: a part of their documents that only fan-out writes. */
@Injectable()
export class ReachRepository {
  private readonly people: Collection<Person>;

  constructor(store: MongoStore) {
    this.people = store.db.collection<Person>('people');
  }

  find(id: string): Promise<Pick<Person, 'followerCount' | 'reach'> | null> {
    return this.people.findOne({ _id: id }, { projection: { followerCount: 1, reach: 1 } });
  }

  writers(ids: readonly string[]): Promise<Pick<Person, '_id' | 'postSeq' | 'wroteAt' | 'reach'>[]> {
    return this.people
      .find(
        { _id: { $in: [...ids] } },
        {
          projection: { postSeq: 1, wroteAt: 1, reach: 1 },
          batchSize: ids.length + 1,
          singleBatch: true,
        },
      )
      .toArray();
  }

  async noteCount(id: string, countedAt: Date, countedFollowers: number): Promise<void> {
    await this.people.updateOne(
      { _id: id },
      { $set: { 'reach.countedAt': countedAt, 'reach.countedFollowers': countedFollowers } },
    );
  }

  /** Changes the way if it still is what it was seen to be. */
  async turn(id: string, from: Way | undefined, to: Way | undefined): Promise<void> {
    await this.people.updateOne(
      { _id: id, 'reach.way': from ?? { $exists: false } },
      to ? { $set: { 'reach.way': to } } : { $unset: { 'reach.way': true } },
    );
  }
}
