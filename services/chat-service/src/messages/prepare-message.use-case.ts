import { type MentionInput, uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { AttachMedia } from '../attachments/attach-media.use-case.js';
import type { Attachment, AttachmentInput } from '../attachments/attachment.js';
import { readAttachments } from '../attachments/read-attachments.js';
import { CheckMentioned } from '../facets/check-mentioned.query.js';
import { mentionedIn } from '../facets/find-facets.js';
import { mayAttach, mustGoOn } from '../matches/match.policy.js';
import type { Entered } from '../members/enter-room.query.js';
import { AnsweredMessage } from './answered-message.query.js';
import { MessageReservationsRepository } from './message-reservations.repository.js';
import { readWording, type Wording } from './wording.js';

export interface MessageInput {
  clientId: string;
  content: string;
  mentions: readonly MentionInput[];
  attachments: readonly AttachmentInput[];
  /** Undefined for none. */
  replyToId: string | undefined;
}

/** A message that is ready to be written. */
export interface Draft extends Wording {
  _id: string;
  clientId: string;
  attachments: Attachment[];
  replyToId?: string;
}

/**
 * Checks what somebody wants to send, and binds its attachments to the id it will have: the same one for a repeated client id.
 * Throws what SendMessage throws of texts, mentions, answers and attachments.
 */
@Injectable()
export class PrepareMessage {
  constructor(
    private readonly checkMentioned: CheckMentioned,
    private readonly answeredMessage: AnsweredMessage,
    private readonly reservations: MessageReservationsRepository,
    private readonly attachMedia: AttachMedia,
  ) {}

  async run(entered: Entered, { clientId, content, mentions, replyToId, ...input }: MessageInput): Promise<Draft> {
    const { room, membership } = entered;
    mustGoOn(room);
    const asked = readAttachments(input.attachments);
    if (asked.length > 0) mayAttach(room);
    const wording = readWording(content, mentions, { mayBeEmpty: asked.length > 0 });
    await Promise.all([
      this.checkMentioned.run(room, mentionedIn(wording.facets)),
      replyToId === undefined ? undefined : this.answeredMessage.run(entered, replyToId),
    ]);
    const ownerId = membership.userId;
    const fresh = uuidv7();
    const _id = asked.length === 0 ? fresh : await this.reservations.reserve(room._id, ownerId, clientId, fresh);
    const attachments = await this.attachMedia.run({
      ownerId,
      messageId: _id,
      attachments: asked,
      picturesOnly: room.kind === 'match',
    });
    return { _id, clientId, ...wording, attachments, ...(replyToId && { replyToId }) };
  }
}
