import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Entered } from '../members/enter-room.query.js';
import type { Message } from './message.js';
import { maySee } from './message.policy.js';
import { messagesErrors } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';

/** A message on which somebody in its room means to act; tombstones too, but not what happened to the group. */
@Injectable()
export class OpenMessage {
  constructor(private readonly messages: MessagesRepository) {}

  /** Throws CHAT_MESSAGE_NOT_FOUND. */
  async run({ room, membership }: Entered, messageId: string, session?: ClientSession): Promise<Message> {
    const message = await this.messages.find(messageId, session);
    const isThere = message?.roomId === room._id && !message.notice;
    if (!message || !isThere || !maySee(message, membership)) throw messagesErrors.messageNotFound();
    return message;
  }
}
