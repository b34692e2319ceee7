import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Room } from '../rooms/room.js';
import { messageMessage } from './message.message.js';
import { MessagesRepository } from './messages.repository.js';
import { SeeMessages } from './see-messages.query.js';

const NOBODY: ReadonlySet<string> = new Set();

/** The newest message of each of some rooms, as somebody sees them; at most three queries. By room. */
@Injectable()
export class MessagesAt {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly seeMessages: SeeMessages,
  ) {}

  async run(viewerId: string, rooms: readonly Room[]): Promise<Map<string, chatV1.Message>> {
    if (rooms.length === 0) return new Map();
    const messages = await this.messages.at(rooms.map(({ _id, messageSeq }) => ({ roomId: _id, seq: messageSeq })));
    const { answered, hidden: blocked } = await this.seeMessages.beside({ kind: 'group' }, viewerId, messages);
    // What was said in a room of two stays readable to both.
    const ofTwo = new Set(rooms.filter(({ kind }) => kind !== 'group').map(({ _id }) => _id));
    return new Map(
      messages.map((message) => {
        const hidden = ofTwo.has(message.roomId) ? NOBODY : blocked;
        return [message.roomId, messageMessage(message, { answered, hidden })];
      }),
    );
  }
}
