import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { mustGoOn } from '../matches/match.policy.js';
import { type Entered, EnterRoom } from '../members/enter-room.query.js';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import { reachErrors } from '../reach/reach.errors.js';
import { otherIdOf } from '../rooms/room.js';
import type { Message } from './message.js';
import { messagesErrors } from './messages.errors.js';
import { OpenMessage } from './open-message.query.js';

/** Lets somebody at a message whose change comes to others: not across a block, by this service's copy of them. */
@Injectable()
export class EnterToChange {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly openMessage: OpenMessage,
    private readonly blockedAmong: BlockedAmong,
  ) {}

  /**
   * Throws CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED, CHAT_MESSAGE_NOT_FOUND, CHAT_MESSAGE_DELETED, CHAT_MATCH_ENDED,
   * CHAT_PERSON_UNREACHABLE in a room of two, or of a match.
   */
  async run(
    roomId: string,
    userId: string,
    messageId: string,
    session?: ClientSession,
  ): Promise<{ entered: Entered; message: Message }> {
    const entered = await this.enterRoom.run(roomId, userId, session);
    const message = await this.openMessage.run(entered, messageId, session);
    mustGoOn(entered.room);
    const otherId = otherIdOf(entered.room, userId) ?? message.authorId;
    if (otherId !== userId && (await this.blockedAmong.run(userId, [otherId])).size > 0) {
      throw entered.room.kind === 'group' ? messagesErrors.messageNotFound() : reachErrors.personUnreachable();
    }
    if (message.deletedAt) throw messagesErrors.messageDeleted();
    return { entered, message };
  }
}
