import { Injectable } from '@nestjs/common';
import { mentionedIn } from '../facets/find-facets.js';
import { EnterRoom } from '../members/enter-room.query.js';
import type { InRoom } from './message.js';
import { MessageAudience } from './message-audience.query.js';
import { MessagesRepository } from './messages.repository.js';
import { type MessageInput, PrepareMessage } from './prepare-message.use-case.js';
import { StoreMessage } from './store-message.use-case.js';

/**
 * Sends a message. A repeated client id gives the message that it made first, as it is now. Throws CHAT_ROOM_NOT_FOUND,
 * CHAT_REQUEST_UNANSWERED, CHAT_REQUEST_LIMIT, CHAT_PERSON_UNREACHABLE, CHAT_REPLY_NOT_FOUND, CHAT_MENTION_NOT_MEMBER, what
 * `readWording` and `readAttachments` throw, CHAT_ATTACHMENT_INVALID, CHAT_MATCH_ENDED, CHAT_IMAGES_NOT_ALLOWED, media-service's refusals (MEDIA_…), CHAT_TOO_MANY_WRITES,
 * UnavailableError.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly messages: MessagesRepository,
    private readonly prepareMessage: PrepareMessage,
    private readonly messageAudience: MessageAudience,
    private readonly storeMessage: StoreMessage,
  ) {}

  async run(roomId: string, senderId: string, input: MessageInput): Promise<InRoom> {
    const [entered, first] = await Promise.all([
      this.enterRoom.run(roomId, senderId),
      this.messages.findByClientId(roomId, senderId, input.clientId),
    ]);
    const { room, membership } = entered;
    const sent = first ?? (membership.alias && (await this.sentAs(membership.alias.id, roomId, input.clientId)));
    if (sent) return { room, message: sent };
    const draft = await this.prepareMessage.run(entered, input);
    const audience = await this.messageAudience.run(room, senderId, mentionedIn(draft.facets));
    return { room, message: await this.storeMessage.run(entered, draft, audience) };
  }

  /** Only in a match's room, so that everywhere else nothing waits for the membership. */
  private sentAs(aliasId: string, roomId: string, clientId: string) {
    return this.messages.findByClientId(roomId, aliasId, clientId);
  }
}
