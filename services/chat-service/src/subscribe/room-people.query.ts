import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { JoinedAmong } from '../members/joined-among.query.js';
import { actorIdOf, type Membership } from '../members/membership.js';
import { FindPeople } from '../people/find-people.query.js';
import type { Person } from '../people/person.js';
import type { Hearer } from './hearer.js';

/** In larger rooms markers are not told on connection, but asked for when somebody looks. */
const TOLD_MARKERS_ROOM_MAX = 32;

export interface RoomPeopleView {
  /** By room. */
  markers: Map<string, chatV1.Marker[]>;
  /** With whom of their rooms' people there is a block. */
  hiddenIds: string[];
}

/** What people's rooms tell of their people: how far others are, as far as both let it be known, and who is hidden. */
@Injectable()
export class RoomPeople {
  constructor(
    private readonly joinedAmong: JoinedAmong,
    private readonly findPeople: FindPeople,
  ) {}

  async run(hearers: readonly Hearer[]): Promise<Map<string, RoomPeopleView>> {
    const told = new Set(hearers.flatMap(toldRoomsOf));
    const [others, hidden] = await Promise.all([
      this.joinedAmong.inRooms([...told]),
      Promise.all(
        hearers.map(({ rooms, blocked }) =>
          this.joinedAmong.run(
            // Who the other one of a match is shows by no block.
            rooms.filter(({ room }) => !room.match).map(({ room }) => room._id),
            [...blocked],
          ),
        ),
      ),
    ]);
    const byRoom = Map.groupBy(others, ({ roomId }) => roomId);
    const people = await this.findPeople.run([...new Set(others.map(({ userId }) => userId))]);
    return new Map(
      hearers.map((hearer, index) => [
        hearer.person._id,
        { markers: markersFor(hearer, byRoom, people), hiddenIds: hidden[index] ?? [] },
      ]),
    );
  }
}

function toldRoomsOf({ person, rooms }: Hearer): string[] {
  if (!person.sendReceipts) return [];
  return rooms.flatMap(({ room, membership }) =>
    membership.state === 'joined' && room.memberCount <= TOLD_MARKERS_ROOM_MAX ? [room._id] : [],
  );
}

function markersFor(
  hearer: Hearer,
  byRoom: ReadonlyMap<string, readonly Membership[]>,
  people: ReadonlyMap<string, Person>,
): Map<string, chatV1.Marker[]> {
  return new Map(
    toldRoomsOf(hearer).map((roomId) => [
      roomId,
      (byRoom.get(roomId) ?? []).flatMap((membership) => {
        const { userId, readSeq, deliveredSeq } = membership;
        if (userId === hearer.person._id || hearer.blocked.has(userId)) return [];
        if (people.get(userId)?.sendReceipts === false) return [];
        return [{ userId: actorIdOf(membership), readSeq, deliveredSeq }];
      }),
    ]),
  );
}
