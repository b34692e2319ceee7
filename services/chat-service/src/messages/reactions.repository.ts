import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';

/** One person's emoji on one message. */
export interface Reaction {
  /** `<message>:<person>:<emoji>` */
  _id: string;
  messageId: string;
  roomId: string;
  userId: string;
  emoji: string;
  /** The number it took in the room's channel: who came first. */
  seq: number;
}

export type ReactionKey = Pick<Reaction, 'messageId' | 'userId' | 'emoji'>;

const keyOf = ({ messageId, userId, emoji }: ReactionKey) => `${messageId}:${userId}:${emoji}`;

@Injectable()
export class ReactionsRepository {
  private readonly reactions: Collection<Reaction>;

  constructor(store: MongoStore) {
    this.reactions = store.db.collection('reactions');
  }

  async has(key: ReactionKey, session: ClientSession): Promise<boolean> {
    return (await this.reactions.findOne({ _id: keyOf(key) }, { session, projection: { _id: 1 } })) !== null;
  }

  async insert(reaction: Omit<Reaction, '_id'>, session: ClientSession): Promise<void> {
    await this.reactions.insertOne({ _id: keyOf(reaction), ...reaction }, { session });
  }

  async delete(key: ReactionKey, session: ClientSession): Promise<void> {
    await this.reactions.deleteOne({ _id: keyOf(key) }, { session });
  }

  /** Who gave an emoji first. */
  async first(messageId: string, emoji: string, limit: number, session: ClientSession): Promise<string[]> {
    const found = await this.reactions
      .find({ messageId, emoji }, { session, projection: { userId: 1 } })
      .sort({ seq: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ userId }) => userId);
  }

  async deleteOf(messageId: string, session: ClientSession): Promise<void> {
    await this.reactions.deleteMany({ messageId }, { session });
  }

  /** Some of a person's. */
  someBy(userId: string, limit: number): Promise<Reaction[]> {
    return this.reactions.find({ userId }).limit(limit).toArray();
  }
}
