import { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { MessagesAt } from '../messages/messages-at.query.js';
import { roomMessage } from './room.message.js';
import { SendStates } from './send-states.query.js';

/** Rooms as one of their people sees them, in the order given: as many queries for a page as for one. */
@Injectable()
export class PresentRooms {
  constructor(
    private readonly sendStates: SendStates,
    private readonly messagesAt: MessagesAt,
  ) {}

  async run(viewerId: string, entered: readonly Entered[]): Promise<chatV1.Room[]> {
    if (entered.length === 0) return [];
    const spoken = entered
      .filter(({ room, membership }) => room.messageSeq >= membership.firstSeq)
      .map(({ room }) => room);
    const [sendStates, messages] = await Promise.all([
      this.sendStates.run(viewerId, entered),
      this.messagesAt.run(viewerId, spoken),
    ]);
    return entered.map(({ room, membership }) =>
      roomMessage({
        room,
        membership,
        sendState: sendStates.get(room._id) ?? chatV1.SendState.SEND_STATE_UNSPECIFIED,
        lastMessage: messages.get(room._id),
      }),
    );
  }
}
