import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongodb';
import type { FanOut } from './fan-out.js';

@Injectable()
export class FanOutsRepository {
  private readonly fanOuts: Collection<FanOut>;

  constructor(store: MongoStore) {
    this.fanOuts = store.db.collection<FanOut>('fan_outs');
  }

  /** Keeps work to be done; nothing happens where it is kept already. */
  async keep(id: string, work: FanOut['work'], entry: string): Promise<void> {
    const now = new Date();
    await this.fanOuts.updateOne(
      { _id: id },
      { $setOnInsert: { work, entry, createdAt: now, claimedUntil: now, attempts: 0 } },
      { upsert: true },
    );
  }

  /** Takes what has waited longest, for this long; null where nothing waits. */
  claim(now: Date, forMs: number): Promise<FanOut | null> {
    return this.fanOuts.findOneAndUpdate(
      { claimedUntil: { $lte: now } },
      { $set: { claimedUntil: new Date(now.getTime() + forMs) }, $inc: { attempts: 1 } },
      { sort: { claimedUntil: 1 }, returnDocument: 'after' },
    );
  }

  /** Holds what was taken until then, or leaves it to others from then on. */
  async hold(id: string, until: Date): Promise<void> {
    await this.fanOuts.updateOne({ _id: id }, { $set: { claimedUntil: until } });
  }

  async done(id: string): Promise<void> {
    await this.fanOuts.deleteOne({ _id: id });
  }
}
