import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Room } from '../rooms/room.js';
import { messageMessage } from './message.message.js';
import { MessagesRepository } from './messages.repository.js';
import { SeeMessages } from './see-messages.query.js';

/** A room's last messages in ascending order, whoever asks: nothing is hidden, of deleted ones the places are left. */
@Injectable()
export class LastMessages {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly seeMessages: SeeMessages,
  ) {}

  async run({ _id: roomId, messageSeq }: Room, limit: number): Promise<chatV1.Message[]> {
    if (messageSeq === 0) return [];
    const found = await this.messages.range(roomId, Math.max(1, messageSeq - limit + 1), messageSeq);
    const answered = await this.seeMessages.answered(found);
    return found.map((message) => messageMessage(message, { answered }));
  }
}
