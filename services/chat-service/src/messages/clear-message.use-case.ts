import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AppendToChannel } from '../channel-log/append-to-channel.use-case.js';
import { NumberEvent } from '../rooms/number-event.use-case.js';
import { roomChannel } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import type { Message } from './message.js';
import { messagesErrors } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';
import { ReactionsRepository } from './reactions.repository.js';

/**
 * Leaves of a message only its place, in the caller's transaction, and tells everybody in its room; its attachments go. Emits
 * `message.deleted` and `message.detached`.
 */
@Injectable()
export class ClearMessage {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly reactions: ReactionsRepository,
    private readonly numberEvent: NumberEvent,
    private readonly append: AppendToChannel,
  ) {}

  async run(session: ClientSession, emit: Emit, message: Message, byId: string): Promise<Message> {
    const { _id: messageId, roomId, seq: messageSeq } = message;
    const { epoch, channelSeq: seq } = await this.numberEvent.run(session, roomId);
    const cleared = await this.messages.clear(messageId, new Date(), session);
    if (!cleared) throw messagesErrors.messageNotFound();
    if (message.reactions.length > 0) await this.reactions.deleteOf(messageId, session);
    const removal = { messageId, messageSeq, byId };
    const taken = { channel: roomChannel(roomId), epoch, seq };
    await this.append.run(session, taken, { kind: 'message.deleted', ...removal });
    await emit('message.deleted', roomId, { roomId, epoch, seq, removal });
    const mediaIds = message.attachments.map(({ mediaId }) => mediaId);
    if (mediaIds.length > 0) await emit('message.detached', messageId, { messageId, mediaIds });
    return cleared;
  }
}
