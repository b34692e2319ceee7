import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AppendToChannel } from '../channel-log/append-to-channel.use-case.js';
import { NumberMessage } from '../rooms/number-message.use-case.js';
import { type Room, roomChannel } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import { bucketOf, emptyMessage, type Message, type Notice } from './message.js';
import { messageMessage } from './message.message.js';
import { MessagesRepository } from './messages.repository.js';

/** Writes what happened to a room among its messages, in the transaction of what happened. Emits `message.created`. */
@Injectable()
export class PostNotice {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly numberMessage: NumberMessage,
    private readonly append: AppendToChannel,
  ) {}

  /** The room with the number that the notice took. */
  async run(
    session: ClientSession,
    emit: Emit,
    roomId: string,
    { authorId, ...notice }: Notice & { authorId: string },
  ): Promise<Room> {
    const room = await this.numberMessage.run(session, roomId, new Date());
    const { epoch, channelSeq, messageSeq, activeAt: createdAt } = room;
    const place = { _id: uuidv7(), roomId, seq: messageSeq, bucket: bucketOf(createdAt), authorId, createdAt };
    const message: Message = { ...place, ...emptyMessage(), notice };
    await this.messages.insert(message, session);
    const taken = { channel: roomChannel(roomId), epoch, seq: channelSeq };
    await this.append.run(session, taken, { kind: 'message.created', messageId: message._id });
    await emit('message.created', roomId, { roomId, epoch, seq: channelSeq, message: messageMessage(message) });
    return room;
  }
}
