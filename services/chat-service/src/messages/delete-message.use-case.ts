import { Injectable } from '@nestjs/common';
import { mustGoOn } from '../matches/match.policy.js';
import { EnterRoom } from '../members/enter-room.query.js';
import { actorIdOf } from '../members/membership.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { ClearMessage } from './clear-message.use-case.js';
import type { InRoom } from './message.js';
import { mayDelete } from './message.policy.js';
import { OpenMessage } from './open-message.query.js';

/**
 * Deletes a message for everybody. Idempotent. Throws CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED, CHAT_MESSAGE_NOT_FOUND,
 * CHAT_NOT_MESSAGE_AUTHOR, CHAT_MATCH_ENDED, CHAT_TOO_MANY_WRITES.
 */
@Injectable()
export class DeleteMessage {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly writes: ChatWrites,
    private readonly openMessage: OpenMessage,
    private readonly clearMessage: ClearMessage,
  ) {}

  async run(roomId: string, personId: string, messageId: string): Promise<InRoom> {
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      const entered = await this.enterRoom.run(roomId, personId, session);
      const { room, membership } = entered;
      const message = await this.openMessage.run(entered, messageId, session);
      mayDelete(message, membership, room);
      if (message.deletedAt) return { room, message };
      mustGoOn(room);
      return { room, message: await this.clearMessage.run(session, emit, message, actorIdOf(membership)) };
    });
  }
}
