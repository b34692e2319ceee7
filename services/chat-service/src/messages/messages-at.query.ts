import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import { messageMessage } from './message.message.js';
import { MessagesRepository } from './messages.repository.js';

/** One message of each of some rooms, as somebody sees them; two queries. By room. */
@Injectable()
export class MessagesAt {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly blockedAmong: BlockedAmong,
  ) {}

  async run(
    viewerId: string,
    places: readonly { roomId: string; seq: number }[],
  ): Promise<Map<string, chatV1.Message>> {
    if (places.length === 0) return new Map();
    const messages = await this.messages.at(places);
    const blocked = await this.blockedAmong.run(viewerId, [...new Set(messages.map(({ authorId }) => authorId))]);
    return new Map(messages.map((message) => [message.roomId, messageMessage(message, blocked.has(message.authorId))]));
  }
}
