import { Injectable } from '@nestjs/common';
import { EraseMatchesOf } from '../matches/erase-matches-of.use-case.js';
import { LeaveForGood } from './leave-for-good.use-case.js';
import { MembersRepository } from './members.repository.js';
import { PRESENT_STATES } from './membership.js';

/** Takes an erased person out of all their rooms, one after another; a room of two stays with the other, one of a match with nobody. Safe to repeat. */
@Injectable()
export class EraseMembershipsOf {
  constructor(
    private readonly members: MembersRepository,
    private readonly leaveForGood: LeaveForGood,
    private readonly eraseMatchesOf: EraseMatchesOf,
  ) {}

  async run(userId: string): Promise<void> {
    await this.eraseMatchesOf.run(userId);
    for (const roomId of await this.members.roomIdsOf(userId, PRESENT_STATES))
      await this.leaveForGood.run(roomId, userId);
    await this.members.deleteAbsences(userId);
  }
}
