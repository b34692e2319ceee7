import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { NOBODY, type Person, type PersonCounter, type PersonSequence, type PostCounter } from './person.js';

export interface PostToNumber {
  counter: PostCounter;
  /** Whether it has any. */
  pictures: boolean;
}

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

  find(id: string, session?: ClientSession): Promise<Person | null> {
    return this.people.findOne({ _id: id }, { session });
  }

  findMany(ids: readonly string[]): Promise<Person[]> {
    return this.people.find({ _id: { $in: [...ids] } }, { batchSize: ids.length + 1, singleBatch: true }).toArray();
  }

  /** Gives a post its numbers among its author's and counts it. */
  async numberPost(id: string, { counter, pictures }: PostToNumber, session: ClientSession): Promise<Person> {
    const moved = { [counter]: 1, postSeq: 1, ...(pictures && { pictureSeq: 1 }) };
    const rest = Object.fromEntries(Object.entries(NOBODY).filter(([name]) => !(name in moved)));
    const person = await this.people.findOneAndUpdate(
      { _id: id },
      { $inc: moved, $set: { wroteAt: new Date() }, $setOnInsert: { createdAt: new Date(), ...rest } },
      { upsert: true, returnDocument: 'after', session },
    );
    return person as Person;
  }

  async add(id: string, counter: PersonCounter, by: 1 | -1, session: ClientSession): Promise<void> {
    await this.people.updateOne({ _id: id }, { $inc: { [counter]: by } }, { session });
  }

  /** Counts one more followed and numbers it, unless that would be over `max`: then undefined. */
  async addFollowing(id: string, max: number, session: ClientSession): Promise<number | undefined> {
    const person = await this.people.findOneAndUpdate(
      { _id: id, followingCount: { $lt: max } },
      { $inc: { followingCount: 1, followingSeq: 1 } },
      { returnDocument: 'after', session },
    );
    return person?.followingSeq;
  }

  /** Counts one more follower and numbers it. */
  async addFollower(id: string, session: ClientSession): Promise<number> {
    const person = await this.people.findOneAndUpdate(
      { _id: id },
      { $inc: { followerCount: 1, followerSeq: 1 } },
      { returnDocument: 'after', session },
    );
    return person?.followerSeq ?? 1;
  }

  /** Counts one more blocked and numbers it, unless that would be over `max`: then undefined. */
  async addBlocked(id: string, max: number, session: ClientSession): Promise<number | undefined> {
    const person = await this.people.findOneAndUpdate(
      { _id: id, blockCount: { $not: { $gte: max } } },
      { $inc: { blockCount: 1, blockSeq: 1 } },
      { returnDocument: 'after', session },
    );
    return person?.blockSeq;
  }

  /** The next number of one of a person's sequences; undefined where they are not known here. */
  async nextSeq(id: string, sequence: PersonSequence, session: ClientSession): Promise<number | undefined> {
    const person = await this.people.findOneAndUpdate(
      { _id: id },
      { $inc: { [sequence]: 1 }, ...(sequence === 'postSeq' && { $set: { wroteAt: new Date() } }) },
      { returnDocument: 'after', session },
    );
    return person?.[sequence];
  }

  /** The last number given, 0 where there is none. */
  async lastSeq(id: string, sequence: PersonSequence): Promise<number> {
    const person = await this.people.findOne({ _id: id }, { projection: { [sequence]: 1 } });
    return person?.[sequence] ?? 0;
  }

  async correct(id: string, counters: Partial<Record<PersonCounter, number>>, session: ClientSession): Promise<void> {
    await this.people.updateOne({ _id: id }, { $set: counters }, { session });
  }

  async delete(id: string): Promise<void> {
    await this.people.deleteOne({ _id: id });
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
