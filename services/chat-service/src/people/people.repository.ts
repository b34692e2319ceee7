import { MongoStore, uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, Filter, UpdateFilter } from 'mongodb';
import { DEFAULT_PREFERENCES, type Person } from './person.js';

@Injectable()
export class PeopleRepository {
  private readonly people: Collection<Person>;

  constructor(store: MongoStore) {
    this.people = store.db.collection('people');
  }

  find(userId: string, session?: ClientSession): Promise<Person | null> {
    return this.people.findOne({ _id: userId }, { session });
  }

  findMany(userIds: readonly string[]): Promise<Person[]> {
    return this.people.find({ _id: { $in: [...userIds] } }).toArray();
  }

  /** Makes the document of somebody who has none; their numbering begins with it. */
  async ensure(userId: string, session?: ClientSession): Promise<void> {
    const nobody = { epoch: uuidv7(), channelSeq: 0, roomCount: 0, ...DEFAULT_PREFERENCES };
    await this.people.updateOne({ _id: userId }, { $setOnInsert: nobody }, { upsert: true, session });
  }

  /** The person as they are after the change; null where there is nobody, or they are not as `when` says. */
  change(
    userId: string,
    update: UpdateFilter<Person>,
    session: ClientSession,
    when: Filter<Person> = {},
  ): Promise<Person | null> {
    return this.people.findOneAndUpdate({ ...when, _id: userId }, update, { session, returnDocument: 'after' });
  }

  /** Later ones win. */
  async see(userId: string, at: Date): Promise<void> {
    await this.people.updateOne({ _id: userId }, { $max: { lastSeenAt: at } });
  }

  async delete(userId: string): Promise<void> {
    await this.people.deleteOne({ _id: userId });
  }
}
