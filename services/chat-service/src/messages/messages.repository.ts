import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, UpdateFilter } from 'mongodb';
import { emptyMessage, type Message } from './message.js';

/** What a tombstone has no more. */
const SAID = { replyToId: true, editedAt: true } as const;

@Injectable()
export class MessagesRepository {
  private readonly messages: Collection<Message>;

  constructor(store: MongoStore) {
    this.messages = store.db.collection('messages');
  }

  async insert(message: Message, session: ClientSession): Promise<void> {
    await this.messages.insertOne(message, { session });
  }

  find(id: string, session?: ClientSession): Promise<Message | null> {
    return this.messages.findOne({ _id: id }, { session });
  }

  /** In no particular order. */
  findMany(ids: readonly string[]): Promise<Message[]> {
    return this.messages.find({ _id: { $in: [...ids] } }, { batchSize: ids.length + 1 }).toArray();
  }

  /** What somebody sent with this id of theirs. */
  findByClientId(roomId: string, authorId: string, clientId: string, session?: ClientSession): Promise<Message | null> {
    return this.messages.findOne({ roomId, authorId, clientId }, { session });
  }

  /** One message of each of these rooms. */
  at(places: readonly { roomId: string; seq: number }[]): Promise<Message[]> {
    return this.messages.find({ $or: places.map(({ roomId, seq }) => ({ roomId, seq })) }).toArray();
  }

  /** A room's from one number to another, both inclusive, in order. */
  range(roomId: string, from: number, to: number, session?: ClientSession): Promise<Message[]> {
    return this.messages
      .find({ roomId, seq: { $gte: from, $lte: to } }, { sort: { seq: 1 }, batchSize: to - from + 2, session })
      .toArray();
  }

  /** The first, or the last, of a room's messages in the buckets from one to another, both inclusive. */
  async edge(
    roomId: string,
    [from, to]: readonly [number, number],
    end: 'first' | 'last',
  ): Promise<Pick<Message, 'seq' | 'bucket' | 'createdAt'> | undefined> {
    const order = end === 'first' ? 1 : -1;
    // Within one bucket by its number alone: SecantusDB's Python server takes a descending order by two fields for an ascending one.
    const isOne = from === to;
    const [found] = await this.messages
      .find(
        { roomId, bucket: isOne ? from : { $gte: from, $lte: to } },
        { projection: { seq: 1, bucket: 1, createdAt: 1 } },
      )
      .sort(isOne ? { seq: order } : { bucket: order, seq: order })
      .limit(1)
      .toArray();
    return found;
  }

  /** The message after the change; null where there is none. */
  change(id: string, update: UpdateFilter<Message>, session: ClientSession): Promise<Message | null> {
    return this.messages.findOneAndUpdate({ _id: id }, update, { session, returnDocument: 'after' });
  }

  async deleteMany(ids: readonly string[], session: ClientSession): Promise<void> {
    await this.messages.deleteMany({ _id: { $in: [...ids] } }, { session });
  }

  /** Leaves of a message only its place. */
  clear(id: string, deletedAt: Date, session: ClientSession): Promise<Message | null> {
    return this.change(id, { $set: { ...emptyMessage(), deletedAt }, $unset: SAID }, session);
  }

  /** Some of a person's, tombstones and notices too, in the order of ids above one. */
  someBy(authorId: string, above: string, limit: number): Promise<Message[]> {
    return this.messages
      .find({ authorId, _id: { $gt: above } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }
}
