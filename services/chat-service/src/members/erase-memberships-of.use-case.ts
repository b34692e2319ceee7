import { Injectable } from '@nestjs/common';
import { LeaveForGood } from './leave-for-good.use-case.js';
import { MembersRepository } from './members.repository.js';

const CHUNK = 100;

/** Takes an erased person out of all their rooms, one after another; a room of two stays with the other. Safe to repeat. */
@Injectable()
export class EraseMembershipsOf {
  constructor(
    private readonly members: MembersRepository,
    private readonly leaveForGood: LeaveForGood,
  ) {}

  async run(userId: string): Promise<void> {
    for (;;) {
      const chunk = await this.members.anyOfPerson(userId, CHUNK);
      for (const { roomId } of chunk) await this.leaveForGood.run(roomId, userId);
      if (chunk.length < CHUNK) return;
    }
  }
}
