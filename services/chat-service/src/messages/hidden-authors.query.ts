import { Injectable } from '@nestjs/common';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import type { Room } from '../rooms/room.js';

/**
 * Whose words somebody does not see in a room: in a group, of whom there is a block with. What was said in a room of two, or in a match's, stays
 * readable to both.
 */
@Injectable()
export class HiddenAuthors {
  constructor(private readonly blockedAmong: BlockedAmong) {}

  async run(room: Pick<Room, 'kind'>, viewerId: string, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    const others = [...new Set(userIds)].filter((userId) => userId !== viewerId);
    return room.kind !== 'group' ? new Set() : this.blockedAmong.run(viewerId, others);
  }
}
