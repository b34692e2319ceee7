import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Message } from './message.js';

@Injectable()
export class MessagesRepository {
  private readonly messages: Collection<Message>;

  constructor(store: MongoStore) {
    this.messages = store.db.collection('messages');
  }

  async insert(message: Message, session: ClientSession): Promise<void> {
    await this.messages.insertOne(message, { session });
  }

  /** One message of each of these rooms. */
  at(places: readonly { roomId: string; seq: number }[]): Promise<Message[]> {
    return this.messages.find({ $or: places.map(({ roomId, seq }) => ({ roomId, seq })) }).toArray();
  }
}
