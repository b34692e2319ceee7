import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { mustBeGroup, mustManage } from '../members/member.policy.js';
import { HoldRoom } from '../rooms/hold-room.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { expiryFrom, hashOf, newToken } from './invite.js';
import { invitesErrors } from './invites.errors.js';
import { InvitesRepository } from './invites.repository.js';

/** Makes a link to a group. Throws CHAT_ROOM_NOT_FOUND, CHAT_NOT_A_GROUP, CHAT_ROLE_REQUIRED, CHAT_INVITES_LIMIT. */
@Injectable()
export class CreateInvite {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly invites: InvitesRepository,
    private readonly holdRoom: HoldRoom,
    private readonly writes: ChatWrites,
  ) {}

  run(roomId: string, userId: string): Promise<{ token: string; expiresAt: Date }> {
    return this.writes.run([`room:${roomId}`], async (session) => {
      const { room, membership } = await this.enterRoom.run(roomId, userId, session);
      mustBeGroup(room);
      mustManage(membership);
      await this.holdRoom.run(session, roomId);
      const { length } = await this.invites.ofRoom(roomId, LIMITS.invitesMax, session);
      if (length >= LIMITS.invitesMax) throw invitesErrors.invitesLimit();
      const [token, expiresAt] = [newToken(), expiryFrom(new Date())];
      await this.invites.insert({ _id: hashOf(token), roomId, createdById: userId, expiresAt }, session);
      return { token, expiresAt };
    });
  }
}
