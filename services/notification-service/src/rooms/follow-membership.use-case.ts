import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { MarkRead } from '../inbox/mark-read.use-case.js';
import { groupKeyOf } from '../inbox/notification.js';
import { RemoveTold } from '../inbox/remove-told.use-case.js';
import { PendingMessagesRepository } from './pending-messages.repository.js';
import { RoomMarkersRepository, type RoomOfPerson } from './room-markers.repository.js';

/** Somebody came into a room, which answers the request, or is not in it any more, and hears nothing more of it. */
@Injectable()
export class FollowMembership {
  constructor(
    private readonly markers: RoomMarkersRepository,
    private readonly pending: PendingMessagesRepository,
    private readonly markRead: MarkRead,
    private readonly removeTold: RemoveTold,
  ) {}

  async joined(tx: Db, { userId, roomId }: RoomOfPerson): Promise<void> {
    await this.markRead.ofGroup(tx, userId, groupKeyOf('message_request', roomId), 0);
  }

  async left(tx: Db, room: RoomOfPerson): Promise<void> {
    await this.markers.lock(tx, room);
    await this.pending.take(tx, room);
    await this.markers.settle(tx, room);
    await this.removeTold.ofRoom(tx, room.userId, room.roomId);
  }
}
