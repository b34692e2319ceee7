import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { CountRoom } from '../people/count-room.use-case.js';
import { TellPerson } from '../people/tell-person.use-case.js';
import { ChangePlaces } from '../rooms/change-places.use-case.js';
import { FACES } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import { MembersRepository } from './members.repository.js';
import { isPresent, type Membership } from './membership.js';

/**
 * Takes somebody who is in a room, or asked in, out of it, in the transaction of whatever ends it, and tells them. Emits
 * `member.left` for who was in.
 */
@Injectable()
export class TakeOut {
  constructor(
    private readonly members: MembersRepository,
    private readonly changePlaces: ChangePlaces,
    private readonly countRoom: CountRoom,
    private readonly tellPerson: TellPerson,
  ) {}

  async run(session: ClientSession, emit: Emit, member: Membership, byId: string): Promise<void> {
    const { roomId, userId } = member;
    if (!isPresent(member)) return;
    const removed = byId !== userId;
    const update = { $set: { state: 'left' as const, role: 'member' as const, ...(removed && { removed }) } };
    await this.members.change(roomId, userId, { ...update, $unset: { mutedUntil: true, askedById: true } }, session);
    if (member.state === 'joined') {
      const staying = await this.members.firstJoined(roomId, FACES + 1, session);
      await this.changePlaces.leave(
        session,
        roomId,
        staying.map((other) => other.userId),
      );
      await emit('member.left', roomId, { roomId, userId, byId });
    } else {
      await this.changePlaces.withdraw(session, roomId);
    }
    await this.countRoom.undo(session, userId);
    await this.tellPerson.run(session, emit, userId, { roomId, kind: 'removed' });
  }
}
