import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { MuteList } from './mutes.js';

@Injectable()
export class MutesRepository {
  private readonly mutes: Collection<MuteList>;

  constructor(store: MongoStore) {
    this.mutes = store.db.collection<MuteList>('mutes');
  }

  find(userId: string, session?: ClientSession): Promise<MuteList | null> {
    return this.mutes.findOne({ _id: userId }, { session });
  }

  async save({ _id, people, words }: MuteList, session: ClientSession): Promise<void> {
    await this.mutes.updateOne({ _id }, { $set: { people, words } }, { upsert: true, session });
  }

  async delete(userId: string): Promise<void> {
    await this.mutes.deleteOne({ _id: userId });
  }

  /** Of these people's lists that name a person: the entry of that person alone. */
  entriesFor(userIds: readonly string[], mutedId: string): Promise<Pick<MuteList, '_id' | 'people'>[]> {
    return this.mutes
      .find(
        { _id: { $in: [...userIds] }, 'people.userId': mutedId },
        {
          projection: { people: { $elemMatch: { userId: mutedId } } },
          batchSize: userIds.length + 1,
          singleBatch: true,
        },
      )
      .toArray();
  }
}
