import { Injectable } from '@nestjs/common';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { Announce } from './announce.use-case.js';
import { EnterRoom } from './enter-room.query.js';
import { mustBeGroup, mustOwn } from './member.policy.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import type { Role } from './membership.js';

/**
 * Gives somebody who is in a group another role. Making them owner hands the group over: whoever did is an admin then.
 * Idempotent. Throws CHAT_ROOM_NOT_FOUND, CHAT_NOT_A_GROUP, CHAT_ROLE_REQUIRED, CHAT_CANNOT_CHANGE_SELF, CHAT_MEMBER_NOT_FOUND.
 */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly members: MembersRepository,
    private readonly writes: ChatWrites,
    private readonly announce: Announce,
    private readonly tellRoom: TellRoom,
  ) {}

  async run(roomId: string, actorId: string, userId: string, role: Role): Promise<void> {
    if (actorId === userId) throw membersErrors.cannotChangeSelf();
    await this.writes.run([`room:${roomId}`], async (session, emit) => {
      const { room, membership } = await this.enterRoom.run(roomId, actorId, session);
      mustBeGroup(room);
      mustOwn(membership);
      const member = await this.members.find(roomId, userId, session);
      if (member?.state !== 'joined') throw membersErrors.memberNotFound();
      if (member.role === role) return;
      await this.members.change(roomId, userId, { $set: { role } }, session);
      if (role === 'owner') {
        await this.members.change(roomId, actorId, { $set: { role: 'admin' } }, session);
        await this.announce.run(session, emit, roomId, { authorId: actorId, kind: 'owner', userIds: [userId] });
      }
      await this.tellRoom.run(session, emit, roomId, { byId: actorId });
    });
  }
}
