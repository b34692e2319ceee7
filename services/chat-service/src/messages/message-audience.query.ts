import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { ListPresent } from '../members/list-present.query.js';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import { reachErrors } from '../reach/reach.errors.js';
import { Relations } from '../reach/relations.query.js';
import { peerIdOf, type Room } from '../rooms/room.js';
import { NOTIFIED_ROOM_MAX, type NotifiedInput } from './notified.js';

/** Whom a message comes to, as far as that is known before it is written. */
export type Audience =
  | ({ kind: 'group' } & Pick<NotifiedInput, 'members' | 'blocked'>)
  | { kind: 'direct'; followsSender: boolean };

/**
 * Whom a message comes to: in a room of two by feed-service's word, in a group by this service's copy of blocks. Throws
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

  async run(room: Room, authorId: string, mentionedIds: readonly string[]): Promise<Audience> {
    const peerId = peerIdOf(room, authorId);
    return peerId === undefined ? this.ofGroup(room, authorId, mentionedIds) : this.ofTwo(authorId, peerId);
  }

  private async ofTwo(authorId: string, peerId: string): Promise<Audience> {
    const relation = (await this.relations.run(authorId, [peerId])).get(peerId);
    if (!relation || relation.blocked) throw reachErrors.personUnreachable();
    return { kind: 'direct', followsSender: relation.followsUser };
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
