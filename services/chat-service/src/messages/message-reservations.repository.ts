import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongodb';

/** The id that a message with attachments has in every attempt to send it, also in those that come when one has succeeded. */
interface MessageReservation {
  /** `roomId:authorId:clientId` */
  _id: string;
  messageId: string;
  /** Forgotten a day later, when media-service has collected what no message confirmed. */
  createdAt: Date;
}

@Injectable()
export class MessageReservationsRepository {
  private readonly reservations: Collection<MessageReservation>;

  constructor(store: MongoStore) {
    this.reservations = store.db.collection('message_reservations');
  }

  /** The id reserved for this send: `messageId`, unless another was before. */
  async reserve(roomId: string, authorId: string, clientId: string, messageId: string): Promise<string> {
    const key = { _id: `${roomId}:${authorId}:${clientId}` };
    // Not in one command: SecantusDB's Rust server (0.5.3-beta.196) lets findOneAndUpdate's upserts overwrite each other.
    await this.reservations.updateOne(key, { $setOnInsert: { messageId, createdAt: new Date() } }, { upsert: true });
    return (await this.reservations.findOne(key))?.messageId ?? messageId;
  }
}
