import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { ChannelEntry } from './channel-entry.js';

@Injectable()
export class ChannelLogRepository {
  private readonly entries: Collection<ChannelEntry>;

  constructor(store: MongoStore) {
    this.entries = store.db.collection('channel_log');
  }

  async insert(entry: ChannelEntry, session: ClientSession): Promise<void> {
    await this.entries.insertOne(entry, { session });
  }

  async deleteOf(channel: string, epoch: string): Promise<void> {
    await this.entries.deleteMany({ channel, epoch });
  }

  /** A channel's from one number to another, both inclusive, in order. */
  range(channel: string, epoch: string, from: number, to: number): Promise<ChannelEntry[]> {
    return this.entries
      .find({ channel, epoch, seq: { $gte: from, $lte: to } }, { sort: { seq: 1 }, batchSize: to - from + 2 })
      .toArray();
  }
}
