import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { JoinedAmong } from '../members/joined-among.query.js';
import { FindPeople } from '../people/find-people.query.js';
import type { Person } from '../people/person.js';

/** In larger rooms markers are not told on connection, but asked for when somebody looks. */
const TOLD_MARKERS_ROOM_MAX = 32;

export interface RoomPeopleView {
  /** By room. */
  markers: Map<string, chatV1.Marker[]>;
  /** With whom of their rooms' people there is a block. */
  hiddenIds: string[];
}

/** What a person's rooms tell of their people: how far others are, as far as both let it be known, and who is hidden. */
@Injectable()
export class RoomPeople {
  constructor(
    private readonly joinedAmong: JoinedAmong,
    private readonly findPeople: FindPeople,
  ) {}

  async run(person: Person, rooms: readonly Entered[], blocked: ReadonlySet<string>): Promise<RoomPeopleView> {
    const small = rooms.filter(({ room, membership }) => {
      return membership.state === 'joined' && room.memberCount <= TOLD_MARKERS_ROOM_MAX;
    });
    const roomIds = rooms.map(({ room }) => room._id);
    const [others, hidden] = await Promise.all([
      person.sendReceipts ? this.joinedAmong.inRooms(small.map(({ room }) => room._id)) : [],
      this.joinedAmong.run(roomIds, [...blocked]),
    ]);
    const shown = others.filter(({ userId }) => userId !== person._id && !blocked.has(userId));
    const people = await this.findPeople.run([...new Set(shown.map(({ userId }) => userId))]);
    const markers = new Map<string, chatV1.Marker[]>();
    for (const { roomId, userId, readSeq, deliveredSeq } of shown) {
      if (people.get(userId)?.sendReceipts === false) continue;
      markers.set(roomId, [...(markers.get(roomId) ?? []), { userId, readSeq, deliveredSeq }]);
    }
    return { markers, hiddenIds: hidden };
  }
}
