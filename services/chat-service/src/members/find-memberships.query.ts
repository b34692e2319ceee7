import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { MembersRepository } from './members.repository.js';
import { type Membership, membershipKey } from './membership.js';

/** People's places in rooms, by key, whatever their state; who never had one is left out. */
@Injectable()
export class FindMemberships {
  constructor(private readonly members: MembersRepository) {}

  run(places: readonly { roomId: string; userId: string }[], session?: ClientSession): Promise<Membership[]> {
    const keys = places.map(({ roomId, userId }) => membershipKey(roomId, userId));
    return keys.length === 0 ? Promise.resolve([]) : this.members.findMany(keys, session);
  }
}
