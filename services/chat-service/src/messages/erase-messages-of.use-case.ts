import { Injectable } from '@nestjs/common';
import { ChatWrites } from '../storage/chat-writes.js';
import { ChangeReaction } from './change-reaction.use-case.js';
import { ClearMessage } from './clear-message.use-case.js';
import { MessagesRepository } from './messages.repository.js';
import { ReactionsRepository } from './reactions.repository.js';

const CHUNK = 100;

/**
 * Leaves of what an erased person wrote only the places, and takes their reactions back, each in a transaction of its own. Safe to
 * repeat and to stop half-way.
 */
@Injectable()
export class EraseMessagesOf {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly reactions: ReactionsRepository,
    private readonly writes: ChatWrites,
    private readonly clearMessage: ClearMessage,
    private readonly changeReaction: ChangeReaction,
  ) {}

  async run(userId: string): Promise<void> {
    await this.clearMessages(userId);
    await this.takeReactionsBack(userId);
  }

  private async clearMessages(userId: string): Promise<void> {
    for (let above = ''; ; ) {
      const chunk = await this.messages.someBy(userId, above, CHUNK);
      for (const { _id, roomId, notice, deletedAt } of chunk) {
        if (!notice && !deletedAt) await this.clear(roomId, _id, userId);
      }
      const last = chunk.at(-1);
      if (!last || chunk.length < CHUNK) return;
      above = last._id;
    }
  }

  private async clear(roomId: string, messageId: string, userId: string): Promise<void> {
    await this.writes.run([`room:${roomId}`], async (session, emit) => {
      const message = await this.messages.find(messageId, session);
      if (message && !message.deletedAt) await this.clearMessage.run(session, emit, message, userId);
    });
  }

  private async takeReactionsBack(userId: string): Promise<void> {
    for (;;) {
      const chunk = await this.reactions.someBy(userId, CHUNK);
      if (chunk.length === 0) return;
      for (const { roomId, messageId, emoji } of chunk) {
        await this.writes.run([`room:${roomId}`], async (session, emit) => {
          const message = await this.messages.find(messageId, session);
          if (message) await this.changeReaction.run(session, emit, message, { userId, emoji, on: false });
        });
      }
    }
  }
}
