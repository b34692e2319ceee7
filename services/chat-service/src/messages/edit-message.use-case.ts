import type { MentionInput } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { CheckMentioned } from '../facets/check-mentioned.query.js';
import { mentionedIn } from '../facets/find-facets.js';
import { actorIdOf } from '../members/membership.js';
import { EnterToChange } from './enter-to-change.query.js';
import type { InRoom } from './message.js';
import { mayEdit } from './message.policy.js';

import { readWording, says } from './wording.js';
import { WriteEdit } from './write-edit.use-case.js';

export interface EditMessageInput {
  messageId: string;
  content: string;
  mentions: readonly MentionInput[];
}

/**
 * Changes what a message of one's own says. An edit that changes nothing is none. Throws what `EnterToChange`, `mayEdit` and
 * `readWording` throw, CHAT_MENTION_NOT_MEMBER, CHAT_TOO_MANY_WRITES.
 */
@Injectable()
export class EditMessage {
  constructor(
    private readonly enterToChange: EnterToChange,
    private readonly checkMentioned: CheckMentioned,
    private readonly writeEdit: WriteEdit,
  ) {}

  async run(roomId: string, personId: string, { messageId, ...input }: EditMessageInput): Promise<InRoom> {
    const { entered, message } = await this.enterToChange.run(roomId, personId, messageId);
    const { room, membership } = entered;
    const actorId = actorIdOf(membership);
    const mayBeEmpty = message.attachments.length > 0;
    const wording = readWording(input.content, input.mentions, { mayBeEmpty });
    if (message.authorId === actorId && says(message, wording)) return { room, message };
    mayEdit(message, actorId, new Date());
    const before = mentionedIn(message.facets);
    const added = mentionedIn(wording.facets).filter((userId) => !before.includes(userId));
    await this.checkMentioned.run(room, added);
    return this.writeEdit.run(membership, messageId, wording);
  }
}
