import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { isPresent } from '../members/membership.js';
import { FindMessages } from '../messages/find-messages.query.js';
import { HiddenAuthors } from '../messages/hidden-authors.query.js';
import { FindRoom } from '../rooms/find-room.query.js';

export interface CheckAttachmentInput {
  mediaId: string;
  messageId: string;
  viewerId: string;
}

/** Whether a message shows a picture, or hands out a file, to somebody now: they hear its room and may see it there. */
@Injectable()
export class CheckAttachment {
  constructor(
    private readonly findMessages: FindMessages,
    private readonly findMemberships: FindMemberships,
    private readonly findRoom: FindRoom,
    private readonly hiddenAuthors: HiddenAuthors,
  ) {}

  async run({ mediaId, messageId, viewerId }: CheckAttachmentInput): Promise<boolean> {
    const [message] = await this.findMessages.run([messageId]);
    if (!message?.attachments.some((attachment) => attachment.mediaId === mediaId)) return false;
    const { roomId, authorId, seq } = message;
    const [[membership], room] = await Promise.all([
      this.findMemberships.run([{ roomId, userId: viewerId }]),
      this.findRoom.run(roomId),
    ]);
    if (!room || !membership || !isPresent(membership) || seq < membership.firstSeq) return false;
    return !(await this.hiddenAuthors.run(room, viewerId, [authorId])).has(authorId);
  }
}
