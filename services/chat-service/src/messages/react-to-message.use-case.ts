import { Injectable } from '@nestjs/common';
import { ChatWrites } from '../storage/chat-writes.js';
import { ChangeReaction } from './change-reaction.use-case.js';
import { readEmoji } from './emoji.js';
import { EnterToChange } from './enter-to-change.query.js';
import type { InRoom } from './message.js';
import { messagesErrors } from './messages.errors.js';
import { OpenMessage } from './open-message.query.js';

export interface ReactToMessageInput {
  messageId: string;
  emoji: string;
  on: boolean;
}

/**
 * Gives one's reaction to a message, or takes it back. Idempotent. Throws what `EnterToChange` throws, CHAT_EMOJI_INVALID,
 * CHAT_REACTIONS_LIMIT, CHAT_TOO_MANY_WRITES.
 */
@Injectable()
export class ReactToMessage {
  constructor(
    private readonly enterToChange: EnterToChange,
    private readonly writes: ChatWrites,
    private readonly openMessage: OpenMessage,
    private readonly changeReaction: ChangeReaction,
  ) {}

  async run(roomId: string, userId: string, { messageId, on, ...input }: ReactToMessageInput): Promise<InRoom> {
    const emoji = readEmoji(input.emoji);
    const { entered } = await this.enterToChange.run(roomId, userId, messageId);
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      const message = await this.openMessage.run(entered, messageId, session);
      if (message.deletedAt) throw messagesErrors.messageDeleted();
      const changed = await this.changeReaction.run(session, emit, message, { userId, emoji, on });
      return changed ?? { room: entered.room, message };
    });
  }
}
