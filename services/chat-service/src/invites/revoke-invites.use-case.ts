import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { mustBeGroup, mustManage } from '../members/member.policy.js';
import { HoldRoom } from '../rooms/hold-room.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { InvitesRepository } from './invites.repository.js';

/** Ends every link to a group. Idempotent. Throws CHAT_ROOM_NOT_FOUND, CHAT_NOT_A_GROUP, CHAT_ROLE_REQUIRED. */
@Injectable()
export class RevokeInvites {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly invites: InvitesRepository,
    private readonly holdRoom: HoldRoom,
    private readonly writes: ChatWrites,
  ) {}

  run(roomId: string, userId: string): Promise<void> {
    return this.writes.run([`room:${roomId}`], async (session) => {
      const { room, membership } = await this.enterRoom.run(roomId, userId, session);
      mustBeGroup(room);
      mustManage(membership);
      await this.holdRoom.run(session, roomId);
      await this.invites.deleteOfRoom(roomId, session);
    });
  }
}
