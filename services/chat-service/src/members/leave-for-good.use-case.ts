import { Injectable } from '@nestjs/common';
import { FindRoom } from '../rooms/find-room.query.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { Depart } from './depart.use-case.js';
import { LeavePeer } from './leave-peer.use-case.js';
import { MembersRepository } from './members.repository.js';
import { isPresent } from './membership.js';

/** Ends an erased person's place in a room, of which nothing is left. Safe to repeat. */
@Injectable()
export class LeaveForGood {
  constructor(
    private readonly findRoom: FindRoom,
    private readonly members: MembersRepository,
    private readonly writes: ChatWrites,
    private readonly depart: Depart,
    private readonly leavePeer: LeavePeer,
  ) {}

  async run(roomId: string, userId: string): Promise<void> {
    await this.writes.run([`room:${roomId}`, `person:${userId}`], async (session, emit) => {
      const member = await this.members.find(roomId, userId, session);
      if (!member) return;
      const room = await this.findRoom.run(roomId, session);
      if (room && isPresent(member)) {
        if (room.kind === 'group') await this.depart.run(session, emit, member, userId);
        else await this.leavePeer.run(session, emit, member);
      }
      await this.members.delete(roomId, userId, session);
    });
  }
}
