import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { CountRoom } from '../people/count-room.use-case.js';
import { TellPerson } from '../people/tell-person.use-case.js';
import { ChangePlaces } from '../rooms/change-places.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import { isPresent, type Membership, membershipKey } from './membership.js';

/**
 * Asks somebody into a room and tells them, in the transaction of whoever asks. What is written from then on they may see; in a
 * room of two everything. Throws CHAT_ROOM_FULL, CHAT_ROOMS_LIMIT.
 */
@Injectable()
export class AskIn {
  constructor(
    private readonly members: MembersRepository,
    private readonly changePlaces: ChangePlaces,
    private readonly countRoom: CountRoom,
    private readonly tellPerson: TellPerson,
  ) {}

  /** False, and nothing happens, when they are in or asked already. */
  async run(session: ClientSession, emit: Emit, roomId: string, userId: string, byId: string): Promise<boolean> {
    const known = await this.members.find(roomId, userId, session);
    if (known && isPresent(known)) return false;
    await this.countRoom.run(session, userId);
    const room = await this.changePlaces.ask(session, roomId);
    if (!room) throw membersErrors.roomFull();
    const firstSeq = room.kind === 'direct' ? 1 : room.messageSeq + 1;
    const membership: Membership = {
      _id: membershipKey(roomId, userId),
      roomId,
      userId,
      role: 'member',
      state: 'asked',
      firstSeq,
      firstChannelSeq: room.kind === 'direct' ? 1 : room.channelSeq + 1,
      joinedAt: new Date(),
      readSeq: Math.max(known?.readSeq ?? 0, firstSeq - 1),
      deliveredSeq: Math.max(known?.deliveredSeq ?? 0, firstSeq - 1),
      askedById: byId,
    };
    await this.members.put(membership, session);
    await this.tellPerson.run(session, emit, userId, { roomId, kind: 'asked' });
    return true;
  }
}
