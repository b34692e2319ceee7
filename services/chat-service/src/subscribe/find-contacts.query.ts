import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { membershipKey } from '../members/membership.js';
import { FindPeople } from '../people/find-people.query.js';
import { peerIdOf } from '../rooms/room.js';
import type { Hearer } from './hearer.js';

/**
 * Whose presence people may see: the others of their rooms of two in which both are, both showing it, with no block between
 * them. Two queries, however many ask.
 */
@Injectable()
export class FindContacts {
  constructor(
    private readonly findMemberships: FindMemberships,
    private readonly findPeople: FindPeople,
  ) {}

  async run(hearers: readonly Hearer[]): Promise<Map<string, chatV1.Contact[]>> {
    const asked = hearers.flatMap(({ person, rooms, blocked }) =>
      rooms.flatMap(({ room, membership }) => {
        const userId = peerIdOf(room, person._id);
        if (!person.showPresence || membership.state !== 'joined') return [];
        if (userId === undefined || blocked.has(userId)) return [];
        return [{ hearerId: person._id, roomId: room._id, userId }];
      }),
    );
    const peers = await this.findMemberships.run(asked);
    const joined = new Set(peers.filter(({ state }) => state === 'joined').map(({ _id }) => _id));
    const people = await this.findPeople.run([...new Set(peers.map(({ userId }) => userId))]);
    const contacts = new Map<string, chatV1.Contact[]>();
    for (const { hearerId, roomId, userId } of asked) {
      const other = people.get(userId);
      if (!joined.has(membershipKey(roomId, userId)) || other?.showPresence === false) continue;
      contacts.set(hearerId, [...(contacts.get(hearerId) ?? []), { userId, lastSeenAt: other?.lastSeenAt }]);
    }
    return contacts;
  }
}
