import { Injectable } from '@nestjs/common';
import type { ClientSession, UpdateFilter } from 'mongodb';
import { AppendToChannel } from '../channel-log/append-to-channel.use-case.js';
import { roomChannel } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import type { InRoom, Message } from './message.js';
import { CHANGES, type MessageChange } from './message-change.js';
import { messagesErrors } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';
import { SeeMessages } from './see-messages.query.js';

/** Changes a message in a room that has just taken a number for it, and tells everybody there. Emits `message.updated`. */
@Injectable()
export class UpdateMessage {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly append: AppendToChannel,
    private readonly seeMessages: SeeMessages,
  ) {}

  async run(
    session: ClientSession,
    emit: Emit,
    { room, message: { _id: messageId } }: InRoom,
    update: UpdateFilter<Message>,
    change: MessageChange,
  ): Promise<Message> {
    const { _id: roomId, epoch, channelSeq: seq } = room;
    const message = await this.messages.change(messageId, update, session);
    if (!message) throw messagesErrors.messageNotFound();
    const taken = { channel: roomChannel(roomId), epoch, seq };
    await this.append.run(session, taken, { kind: 'message.updated', messageId, ...change });
    const { change: kind, ...by } = change;
    const told = { ...by, kind: CHANGES[kind], message: await this.seeMessages.forAll(message) };
    await emit('message.updated', roomId, { roomId, epoch, seq, update: told });
    return message;
  }
}
