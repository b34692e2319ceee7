import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { isPresent } from '../members/membership.js';
import type { Room } from '../rooms/room.js';
import { facetsErrors } from './facets.errors.js';

/** Makes sure that these people hear the room in which they are mentioned. Throws CHAT_MENTION_NOT_MEMBER. */
@Injectable()
export class CheckMentioned {
  constructor(private readonly findMemberships: FindMemberships) {}

  async run(room: Pick<Room, '_id' | 'kind' | 'personIds'>, userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    // Nobody is named in a match's room, and nobody learns by trying who is in it.
    if (room.kind === 'match') throw facetsErrors.mentionNotMember();
    if (room.personIds) {
      if (!userIds.every((userId) => room.personIds?.includes(userId))) throw facetsErrors.mentionNotMember();
      return;
    }
    const members = await this.findMemberships.run(userIds.map((userId) => ({ roomId: room._id, userId })));
    if (members.filter(isPresent).length < userIds.length) throw facetsErrors.mentionNotMember();
  }
}
