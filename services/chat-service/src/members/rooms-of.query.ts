import { Injectable } from '@nestjs/common';
import { FindRooms } from '../rooms/find-rooms.query.js';
import type { Entered } from './enter-room.query.js';
import { MembersRepository } from './members.repository.js';
import { membershipKey, PRESENT_STATES, type PresentState } from './membership.js';

/**
 * A person's rooms with their places in them, whichever of them last had a message first. They are at most 500, so that nothing
 * needs to be written to each member's list at each message. Three queries: places are read after the rooms they belong to, so
 * that what somebody sends meanwhile is never unread to them.
 */
@Injectable()
export class RoomsOf {
  constructor(
    private readonly members: MembersRepository,
    private readonly findRooms: FindRooms,
  ) {}

  async run(userId: string, states: readonly PresentState[] = PRESENT_STATES): Promise<Entered[]> {
    const roomIds = await this.members.roomIdsOf(userId, states);
    const rooms = await this.findRooms.run(roomIds);
    const memberships = await this.members.findMany([...rooms.keys()].map((roomId) => membershipKey(roomId, userId)));
    return memberships
      .flatMap((membership) => {
        const room = rooms.get(membership.roomId);
        return room && states.some((state) => state === membership.state) ? [{ room, membership }] : [];
      })
      .sort((a, b) => b.room.activeAt.getTime() - a.room.activeAt.getTime() || (a.room._id < b.room._id ? 1 : -1));
  }
}
