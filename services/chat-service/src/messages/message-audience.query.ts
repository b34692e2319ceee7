import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { ListPresent } from '../members/list-present.query.js';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import { reachErrors } from '../reach/reach.errors.js';
import { Relations } from '../reach/relations.query.js';
import { otherIdOf, type Room } from '../rooms/room.js';
import { NOTIFIED_ROOM_MAX, type NotifiedInput } from './notified.js';

/** Whom a message comes to, as far as that is known before it is written. */
export type Audience =
  | ({ kind: 'group' } & Pick<NotifiedInput, 'members' | 'blocked'>)
  | { kind: 'direct'; followsSender: boolean }
  // The other one hears it where they look at the match; nobody is told of it elsewhere.
  | { kind: 'match' };

/**
 * Whom a message comes to: in a room of two, or of a match, by feed-service's word, in a group by this service's copy of blocks. Throws
 * CHAT_PERSON_UNREACHABLE, UnavailableError.
 */
@Injectable()
export class MessageAudience {
  constructor(
    private readonly relations: Relations,
    private readonly listPresent: ListPresent,
    private readonly findMemberships: FindMemberships,
    private readonly blockedAmong: BlockedAmong,
  ) {}

  async run(room: Room, senderId: string, mentionedIds: readonly string[]): Promise<Audience> {
    const otherId = otherIdOf(room, senderId);
    return otherId === undefined ? this.ofGroup(room, senderId, mentionedIds) : this.ofTwo(room, senderId, otherId);
  }

  private async ofTwo({ kind }: Room, senderId: string, otherId: string): Promise<Audience> {
    const relation = (await this.relations.run(senderId, [otherId])).get(otherId);
    if (!relation || relation.blocked) throw reachErrors.personUnreachable();
    return kind === 'match' ? { kind } : { kind: 'direct', followsSender: relation.followsUser };
  }

  private async ofGroup(room: Room, authorId: string, mentionedIds: readonly string[]): Promise<Audience> {
    const members =
      room.placeCount <= NOTIFIED_ROOM_MAX
        ? await this.listPresent.run(room._id)
        : await this.findMemberships.run(mentionedIds.map((userId) => ({ roomId: room._id, userId })));
    const others = members.map(({ userId }) => userId).filter((userId) => userId !== authorId);
    return { kind: 'group', members, blocked: await this.blockedAmong.run(authorId, others) };
  }
}
