import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AppendToChannel } from '../channel-log/append-to-channel.use-case.js';
import { mayAttach, mustGoOn } from '../matches/match.policy.js';
import { mustBeIn } from '../members/member.policy.js';
import { actorIdOf, type Membership } from '../members/membership.js';
import { MoveMarkers } from '../members/move-markers.use-case.js';
import { NumberMessage } from '../rooms/number-message.use-case.js';
import { roomChannel } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import { bucketOf, emptyMessage, type Message } from './message.js';
import { MessagesRepository } from './messages.repository.js';
import { type NotifiedInput, notified } from './notified.js';
import type { Draft } from './prepare-message.use-case.js';
import { SeeMessages } from './see-messages.query.js';

export interface Writing {
  draft: Draft;
  /** The author's. */
  membership: Membership;
  audience: Pick<NotifiedInput, 'members' | 'blocked'>;
}

/**
 * Numbers a message and writes it with its place in the channel's log; whoever sends has read up to there. Emits
 * `message.created` and, with attachments, `message.attached`. Throws CHAT_ROOM_NOT_FOUND for who is not in any more,
 * CHAT_MATCH_ENDED, CHAT_IMAGES_NOT_ALLOWED.
 */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly numberMessage: NumberMessage,
    private readonly moveMarkers: MoveMarkers,
    private readonly append: AppendToChannel,
    private readonly seeMessages: SeeMessages,
  ) {}

  async run(session: ClientSession, emit: Emit, { draft, membership, audience }: Writing): Promise<Message> {
    const { roomId, userId } = membership;
    const authorId = actorIdOf(membership);
    const room = await this.numberMessage.run(session, roomId, new Date());
    mustGoOn(room);
    if (draft.attachments.length > 0) mayAttach(room);
    const { epoch, channelSeq: seq, messageSeq, activeAt: createdAt } = room;
    mustBeIn(await this.moveMarkers.run(session, roomId, userId, { readSeq: messageSeq }));
    const place = { roomId, seq: messageSeq, bucket: bucketOf(createdAt), authorId, createdAt };
    const message: Message = { ...emptyMessage(), ...draft, ...place };
    const messageId = message._id;
    await this.messages.insert(message, session);
    const taken = { channel: roomChannel(roomId), epoch, seq };
    await this.append.run(session, taken, { kind: 'message.created', messageId });
    const told = notified({ authorId, ...audience, now: createdAt });
    const shown = await this.seeMessages.forAll(message);
    await emit('message.created', roomId, { roomId, epoch, seq, message: shown, ...told });
    const mediaIds = message.attachments.map(({ mediaId }) => mediaId);
    if (mediaIds.length > 0) await emit('message.attached', messageId, { messageId, roomId, authorId, mediaIds });
    return message;
  }
}
