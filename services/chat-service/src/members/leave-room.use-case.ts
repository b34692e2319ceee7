import { Injectable } from '@nestjs/common';
import { FindRoom } from '../rooms/find-room.query.js';
import { roomsErrors } from '../rooms/rooms.errors.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { Depart } from './depart.use-case.js';
import { mustBeGroup } from './member.policy.js';
import { MembersRepository } from './members.repository.js';
import { isPresent } from './membership.js';

/**
 * Leaves a group, once, however often it is asked. Emits `member.left`. Throws CHAT_ROOM_NOT_FOUND for who never was in it,
 * CHAT_NOT_A_GROUP.
 */
@Injectable()
export class LeaveRoom {
  constructor(
    private readonly findRoom: FindRoom,
    private readonly members: MembersRepository,
    private readonly writes: ChatWrites,
    private readonly depart: Depart,
  ) {}

  async run(roomId: string, userId: string): Promise<void> {
    await this.writes.run([`room:${roomId}`, `person:${userId}`], async (session, emit) => {
      const member = await this.members.find(roomId, userId, session);
      const room = member && member.state !== 'unseen' ? await this.findRoom.run(roomId, session) : undefined;
      if (!member || !room) throw roomsErrors.roomNotFound();
      mustBeGroup(room);
      if (isPresent(member)) await this.depart.run(session, emit, member, userId);
    });
  }
}
