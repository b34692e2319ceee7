import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { MembersRepository } from './members.repository.js';
import { type Membership, PRESENT_STATES } from './membership.js';

/** Everybody who hears a room: who is in, and who was asked in. At most 1,000. */
@Injectable()
export class ListPresent {
  constructor(private readonly members: MembersRepository) {}

  run(roomId: string, session?: ClientSession): Promise<Membership[]> {
    return this.members.ofRoom(roomId, PRESENT_STATES, session);
  }
}
