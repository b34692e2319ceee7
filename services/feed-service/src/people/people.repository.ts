import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { NOBODY, type Person, type PersonCounter } from './person.js';

@Injectable()
export class PeopleRepository {
  private readonly people: Collection<Person>;

  constructor(store: MongoStore) {
    this.people = store.db.collection<Person>('people');
  }

  /** Makes the person's document unless it is there. */
  async ensure(id: string, session?: ClientSession): Promise<void> {
    await this.people.updateOne(
      { _id: id },
      { $setOnInsert: { createdAt: new Date(), ...NOBODY } },
      { upsert: true, session },
    );
  }

  find(id: string): Promise<Person | null> {
    return this.people.findOne({ _id: id });
  }

  findMany(ids: readonly string[]): Promise<Person[]> {
    return this.people.find({ _id: { $in: [...ids] } }, { batchSize: ids.length + 1, singleBatch: true }).toArray();
  }

  /** Gives a post its number among its author's and counts it. */
  async nextPostSeq(id: string, session: ClientSession): Promise<number> {
    const { postCount, postSeq, ...rest } = NOBODY;
    const person = await this.people.findOneAndUpdate(
      { _id: id },
      { $inc: { postCount: 1, postSeq: 1 }, $setOnInsert: { createdAt: new Date(), ...rest } },
      { upsert: true, returnDocument: 'after', session },
    );
    return person?.postSeq ?? 1;
  }

  async add(id: string, counter: PersonCounter, by: 1 | -1, session: ClientSession): Promise<void> {
    await this.people.updateOne({ _id: id }, { $inc: { [counter]: by } }, { session });
  }

  /** Counts one more followed unless that would be over `max`; whether it did. */
  async addFollowing(id: string, max: number, session: ClientSession): Promise<boolean> {
    const { modifiedCount } = await this.people.updateOne(
      { _id: id, followingCount: { $lt: max } },
      { $inc: { followingCount: 1 } },
      { session },
    );
    return modifiedCount === 1;
  }

  /** Those with most followers first; among equals the newest first. */
  async mostFollowed(limit: number): Promise<string[]> {
    const found = await this.people
      .find({}, { projection: { _id: 1 }, sort: { followerCount: -1, _id: -1 }, limit, batchSize: limit + 1 })
      .toArray();
    return found.map((person) => person._id);
  }

  /** Everybody's id; the database's cursor holds the place. */
  async *ids(): AsyncGenerator<string> {
    for await (const person of this.people.find({}, { projection: { _id: 1 } })) yield person._id;
  }
}
