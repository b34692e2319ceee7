import { Injectable } from '@nestjs/common';
import type { Room } from '../rooms/room.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { MessagesRepository } from './messages.repository.js';
import { ReactionsRepository } from './reactions.repository.js';

const CHUNK = 100;

/**
 * Deletes everything that was said in a room to which nothing is written any more, not even the places stay; its pictures and
 * files go. A transaction each 100 messages, so that it may stop half-way and be repeated. Emits `message.detached`.
 */
@Injectable()
export class EmptyRoom {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly reactions: ReactionsRepository,
    private readonly writes: ChatWrites,
  ) {}

  async run({ _id: roomId, messageSeq }: Pick<Room, '_id' | 'messageSeq'>): Promise<void> {
    for (let from = 1; from <= messageSeq; from += CHUNK) {
      const to = Math.min(messageSeq, from + CHUNK - 1);
      await this.writes.run([`room:${roomId}`], async (session, emit) => {
        const found = await this.messages.range(roomId, from, to, session);
        for (const { _id: messageId, attachments, reactions } of found) {
          if (reactions.length > 0) await this.reactions.deleteOf(messageId, session);
          const mediaIds = attachments.map(({ mediaId }) => mediaId);
          if (mediaIds.length > 0) await emit('message.detached', messageId, { messageId, mediaIds });
        }
        const ids = found.map(({ _id }) => _id);
        if (ids.length > 0) await this.messages.deleteMany(ids, session);
      });
    }
  }
}
