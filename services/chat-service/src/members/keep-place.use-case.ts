import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { MembersRepository } from './members.repository.js';
import { membershipKey } from './membership.js';

/** Keeps the other's place in a room of two, which they do not see yet. */
@Injectable()
export class KeepPlace {
  constructor(private readonly members: MembersRepository) {}

  async run(session: ClientSession, roomId: string, userId: string): Promise<void> {
    const place = { _id: membershipKey(roomId, userId), roomId, userId, role: 'member', state: 'unseen' } as const;
    await this.members.put(
      { ...place, firstSeq: 1, firstChannelSeq: 1, joinedAt: new Date(), readSeq: 0, deliveredSeq: 0 },
      session,
    );
  }
}
