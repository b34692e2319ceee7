import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { isPresent } from '../members/membership.js';
import { FindRooms } from './find-rooms.query.js';
import { PresentRooms } from './present-rooms.query.js';

/** Those of some rooms that a person is in or asked into, in the order asked. */
@Injectable()
export class BatchGetRooms {
  constructor(
    private readonly findRooms: FindRooms,
    private readonly findMemberships: FindMemberships,
    private readonly presentRooms: PresentRooms,
  ) {}

  async run(userId: string, roomIds: readonly string[]): Promise<chatV1.Room[]> {
    // In this order: what somebody sends meanwhile is never unread to them.
    const rooms = await this.findRooms.run(roomIds);
    const memberships = await this.findMemberships.run([...rooms.keys()].map((roomId) => ({ roomId, userId })));
    const mine = new Map(memberships.filter(isPresent).map((membership) => [membership.roomId, membership]));
    const entered = roomIds.flatMap((roomId) => {
      const [room, membership] = [rooms.get(roomId), mine.get(roomId)];
      return room && membership ? [{ room, membership }] : [];
    });
    return this.presentRooms.run(userId, entered);
  }
}
