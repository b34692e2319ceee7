import { Injectable } from '@nestjs/common';
import { EndInvitesBy } from '../invites/end-invites-by.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { Depart } from './depart.use-case.js';
import { EnterRoom } from './enter-room.query.js';
import { mayTakeOut, mustBeGroup, mustManage } from './member.policy.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import { isPresent } from './membership.js';

/**
 * Takes somebody out of a group; their links to it end and no link brings them back, but an owner or admin can ask them again.
 * Idempotent. Emits `member.left`. Throws CHAT_ROOM_NOT_FOUND, CHAT_NOT_A_GROUP, CHAT_ROLE_REQUIRED, CHAT_CANNOT_CHANGE_SELF,
 * CHAT_MEMBER_NOT_FOUND for who never was in it.
 */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly members: MembersRepository,
    private readonly writes: ChatWrites,
    private readonly depart: Depart,
    private readonly endInvitesBy: EndInvitesBy,
  ) {}

  async run(roomId: string, actorId: string, userId: string): Promise<void> {
    if (actorId === userId) throw membersErrors.cannotChangeSelf();
    await this.writes.run([`room:${roomId}`, `person:${userId}`], async (session, emit) => {
      const { room, membership } = await this.enterRoom.run(roomId, actorId, session);
      mustBeGroup(room);
      mustManage(membership);
      const member = await this.members.find(roomId, userId, session);
      if (!member) throw membersErrors.memberNotFound();
      mayTakeOut(membership, member);
      if (!isPresent(member)) return;
      await this.endInvitesBy.run(session, roomId, userId);
      await this.depart.run(session, emit, member, actorId);
    });
  }
}
