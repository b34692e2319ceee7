import { Injectable } from '@nestjs/common';
import { FindRooms } from '../rooms/find-rooms.query.js';
import type { Entered } from './enter-room.query.js';
import { MembersRepository } from './members.repository.js';
import { membershipKey, PRESENT_STATES, type PresentState } from './membership.js';

/**
 * A person's rooms with their places in them, whichever of them last had a message first. They are at most 500, so that nothing
 * needs to be written to each member's list at each message. Three queries: places are read after the rooms they belong to, so
 * that what somebody sends meanwhile is never unread to them. A match's room is in no list.
 */
@Injectable()
export class RoomsOf {
  constructor(
    private readonly members: MembersRepository,
    private readonly findRooms: FindRooms,
  ) {}

  async run(userId: string, states: readonly PresentState[] = PRESENT_STATES): Promise<Entered[]> {
    const entered = (await this.ofMany([userId], states)).get(userId) ?? [];
    return entered.filter(({ room }) => !room.match);
  }

  /** As `run`, for several people in as many queries, and with the rooms of matches that go on or have just ended. */
  async ofMany(
    userIds: readonly string[],
    states: readonly PresentState[] = PRESENT_STATES,
  ): Promise<Map<string, Entered[]>> {
    const places = await this.members.roomIdsOfMany(userIds, states);
    const rooms = await this.findRooms.run([...new Set(places.map(({ roomId }) => roomId))]);
    const memberships = await this.members.findMany(
      places.filter(({ roomId }) => rooms.has(roomId)).map(({ roomId, userId }) => membershipKey(roomId, userId)),
    );
    const entered = new Map<string, Entered[]>(userIds.map((userId) => [userId, []]));
    for (const membership of memberships) {
      const room = rooms.get(membership.roomId);
      if (room && states.some((state) => state === membership.state))
        entered.get(membership.userId)?.push({ room, membership });
    }
    for (const ofPerson of entered.values()) ofPerson.sort(byActivity);
    return entered;
  }
}

const byActivity = (a: Entered, b: Entered): number =>
  b.room.activeAt.getTime() - a.room.activeAt.getTime() || (a.room._id < b.room._id ? 1 : -1);
