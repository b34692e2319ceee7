import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { MarkRead } from '../inbox/mark-read.use-case.js';
import { groupKeyOf } from '../inbox/notification.js';
import { PendingMessagesRepository } from './pending-messages.repository.js';
import { RoomMarkersRepository, type RoomOfPerson } from './room-markers.repository.js';

/** Somebody read in a room: what they saw is not told any more, and what was told of it is read. */
@Injectable()
export class FollowReader {
  constructor(
    private readonly markers: RoomMarkersRepository,
    private readonly pending: PendingMessagesRepository,
    private readonly markRead: MarkRead,
  ) {}

  async run(tx: Db, room: RoomOfPerson, seq: number): Promise<void> {
    await this.markers.moveTo(tx, room, seq);
    await this.pending.removeUpTo(tx, room, seq);
    await this.markers.settle(tx, room);
    await this.markRead.ofGroup(tx, room.userId, groupKeyOf('message', room.roomId), seq);
  }
}
