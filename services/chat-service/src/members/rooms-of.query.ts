import { Injectable } from '@nestjs/common';
import { FindRooms } from '../rooms/find-rooms.query.js';
import type { Entered } from './enter-room.query.js';
import { MembersRepository } from './members.repository.js';
import { PRESENT_STATES, type PresentState } from './membership.js';

/**
 * A person's rooms with their places in them, whichever of them last had a message first: two queries. They are at most 500, so
 * that nothing needs to be written to each member's list at each message.
 */
@Injectable()
export class RoomsOf {
  constructor(
    private readonly members: MembersRepository,
    private readonly findRooms: FindRooms,
  ) {}

  async run(userId: string, states: readonly PresentState[] = PRESENT_STATES): Promise<Entered[]> {
    const memberships = await this.members.ofPerson(userId, states);
    const rooms = await this.findRooms.run(memberships.map(({ roomId }) => roomId));
    return memberships
      .flatMap((membership) => {
        const room = rooms.get(membership.roomId);
        return room ? [{ room, membership }] : [];
      })
      .sort((a, b) => b.room.activeAt.getTime() - a.room.activeAt.getTime() || (a.room._id < b.room._id ? 1 : -1));
  }
}
