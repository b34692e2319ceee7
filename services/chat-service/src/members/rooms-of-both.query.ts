import { Injectable } from '@nestjs/common';
import { FindDirectRoom } from '../rooms/find-direct-room.query.js';
import { MembersRepository } from './members.repository.js';
import { PRESENT_STATES } from './membership.js';

/**
 * What two people have in common: the room of two, as far as each hears it, and whether there are others. A match's room is none:
 * that the other one of it is this person is nobody's to know.
 */
@Injectable()
export class RoomsOfBoth {
  constructor(
    private readonly members: MembersRepository,
    private readonly findDirectRoom: FindDirectRoom,
  ) {}

  /** Who of the two hears a room of both, and the room of two where they hear that. */
  async run(one: string, other: string): Promise<{ userId: string; roomId?: string }[]> {
    const [direct, ofOne, ofOther] = await Promise.all([
      this.findDirectRoom.run(one, other),
      this.heardBy(one),
      this.heardBy(other),
    ]);
    const hasCommon = [...ofOne].some((roomId) => ofOther.has(roomId));
    const heard = [
      [one, ofOne],
      [other, ofOther],
    ] as const;
    return heard.flatMap(([userId, rooms]) => {
      if (direct && rooms.has(direct._id)) return [{ userId, roomId: direct._id }];
      return hasCommon ? [{ userId }] : [];
    });
  }

  private async heardBy(userId: string): Promise<Set<string>> {
    return new Set(await this.members.roomIdsOf(userId, PRESENT_STATES));
  }
}
