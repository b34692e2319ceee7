import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { FindMemberships } from '../members/find-memberships.query.js';
import { FindPeople } from '../people/find-people.query.js';
import type { Person } from '../people/person.js';
import { peerIdOf } from '../rooms/room.js';

/**
 * Whose presence a person may see: the others of their rooms of two in which both are, both showing it, with no block between
 * them. Two queries.
 */
@Injectable()
export class FindContacts {
  constructor(
    private readonly findMemberships: FindMemberships,
    private readonly findPeople: FindPeople,
  ) {}

  async run(person: Person, rooms: readonly Entered[], blocked: ReadonlySet<string>): Promise<chatV1.Contact[]> {
    if (!person.showPresence) return [];
    const places = rooms.flatMap(({ room, membership }) => {
      const userId = peerIdOf(room, person._id);
      if (userId === undefined || membership.state !== 'joined' || blocked.has(userId)) return [];
      return [{ roomId: room._id, userId }];
    });
    const peers = (await this.findMemberships.run(places)).filter(({ state }) => state === 'joined');
    const people = await this.findPeople.run(peers.map(({ userId }) => userId));
    return peers.flatMap(({ userId }) => {
      const other = people.get(userId);
      return other?.showPresence === false ? [] : [{ userId, lastSeenAt: other?.lastSeenAt }];
    });
  }
}
