import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { Announce } from './announce.use-case.js';
import { heirOf } from './heir.js';
import { MembersRepository } from './members.repository.js';
import type { Membership } from './membership.js';
import { TakeOut } from './take-out.use-case.js';

/**
 * Lets somebody who is in a group, or asked in, go, or takes them out, in one transaction: the group is told, and an owner's
 * group passes on.
 */
@Injectable()
export class Depart {
  constructor(
    private readonly members: MembersRepository,
    private readonly takeOut: TakeOut,
    private readonly announce: Announce,
    private readonly tellRoom: TellRoom,
  ) {}

  async run(session: ClientSession, emit: Emit, member: Membership, byId: string): Promise<void> {
    const { roomId, userId } = member;
    await this.takeOut.run(session, emit, member, byId);
    if (member.state === 'joined') {
      const kind = byId === userId ? 'left' : 'removed';
      await this.announce.run(session, emit, roomId, { authorId: byId, kind, userIds: [userId] });
      if (member.role === 'owner') await this.passOn(session, emit, roomId, userId);
    }
    await this.tellRoom.run(session, emit, roomId, { leftIds: [userId], byId });
  }

  private async passOn(session: ClientSession, emit: Emit, roomId: string, byId: string): Promise<void> {
    const heir = heirOf(await this.members.ofRoom(roomId, ['joined'], session));
    if (!heir) return;
    await this.members.change(roomId, heir.userId, { $set: { role: 'owner' } }, session);
    await this.announce.run(session, emit, roomId, { authorId: byId, kind: 'owner', userIds: [heir.userId] });
  }
}
