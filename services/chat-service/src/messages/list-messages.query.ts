import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { writeCursor } from '../requests/cursor.js';
import { positionOf } from '../rooms/room.message.js';
import { type PagePlace, windowAt } from './message-window.js';
import { MessagesRepository } from './messages.repository.js';
import { SeeMessages } from './see-messages.query.js';
import { SeqAtTime } from './seq-at-time.query.js';

export interface ListMessagesInput {
  roomId: string;
  viewerId: string;
  limit: number;
  place: PagePlace | { kind: 'time'; at: Date };
}

/**
 * A page of a room's messages in ascending order, as somebody who is in or asked in sees them. The room's position is read before
 * them: what happens meanwhile comes by the channel too. Throws CHAT_ROOM_NOT_FOUND.
 */
@Injectable()
export class ListMessages {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly messages: MessagesRepository,
    private readonly seqAtTime: SeqAtTime,
    private readonly seeMessages: SeeMessages,
  ) {}

  async run({ roomId, viewerId, limit, place }: ListMessagesInput): Promise<chatV1.ListMessagesResponse> {
    const { room, membership } = await this.enterRoom.look(roomId, viewerId);
    const bounds = { from: Math.max(1, membership.firstSeq), to: room.messageSeq };
    const { from, to } = windowAt(await this.resolve(roomId, place, bounds.to), limit, bounds);
    const found = to < from ? [] : await this.messages.range(roomId, from, to);
    const cursorAt = (seq: number | undefined) => (seq === undefined ? '' : writeCursor('messages', [roomId, seq]));
    return {
      messages: await this.seeMessages.run(room, viewerId, found),
      pageInfo: {
        hasPreviousPage: bounds.from < from && bounds.from <= bounds.to,
        hasNextPage: to < bounds.to && bounds.from <= bounds.to,
        startCursor: cursorAt(found.at(0)?.seq),
        endCursor: cursorAt(found.at(-1)?.seq),
      },
      position: positionOf(room),
    };
  }

  private async resolve(roomId: string, place: ListMessagesInput['place'], last: number): Promise<PagePlace> {
    if (place.kind !== 'time') return place;
    return { kind: 'around', seq: (await this.seqAtTime.run(roomId, place.at)) ?? last };
  }
}
