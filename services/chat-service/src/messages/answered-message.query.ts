import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { HiddenAuthors } from './hidden-authors.query.js';
import { maySee } from './message.policy.js';
import { messagesErrors } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';

/** Makes sure that somebody may answer a message: it stands in the room, and they see it. Throws CHAT_REPLY_NOT_FOUND. */
@Injectable()
export class AnsweredMessage {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly hiddenAuthors: HiddenAuthors,
  ) {}

  async run({ room, membership }: Entered, messageId: string): Promise<void> {
    const message = await this.messages.find(messageId);
    const isThere = message?.roomId === room._id && !message.deletedAt && !message.notice;
    if (!message || !isThere || !maySee(message, membership)) throw messagesErrors.replyNotFound();
    const hidden = await this.hiddenAuthors.run(room, membership.userId, [message.authorId]);
    if (hidden.has(message.authorId)) throw messagesErrors.replyNotFound();
  }
}
