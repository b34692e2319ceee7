import { Injectable } from '@nestjs/common';
import { actorIdOf } from '../members/membership.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { ChangeReaction } from './change-reaction.use-case.js';
import { readEmoji } from './emoji.js';
import { EnterToChange } from './enter-to-change.query.js';
import type { InRoom } from './message.js';

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
    private readonly changeReaction: ChangeReaction,
  ) {}

  async run(roomId: string, userId: string, { messageId, on, ...input }: ReactToMessageInput): Promise<InRoom> {
    const emoji = readEmoji(input.emoji);
    await this.enterToChange.run(roomId, userId, messageId);
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      // Again: who was taken out while this waited for its turn changes nothing any more.
      const { entered, message } = await this.enterToChange.run(roomId, userId, messageId, session);
      const changed = await this.changeReaction.run(session, emit, message, {
        userId: actorIdOf(entered.membership),
        emoji,
        on,
      });
      return changed ?? { room: entered.room, message };
    });
  }
}
