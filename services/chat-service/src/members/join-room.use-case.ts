import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { CountRoom } from '../people/count-room.use-case.js';
import { TellPerson } from '../people/tell-person.use-case.js';
import { ChangePlaces } from '../rooms/change-places.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import { isPresent, type Membership, membershipKey, type Role } from './membership.js';

/**
 * Puts somebody into a room, once, in the transaction of whatever brings them there; a group that everybody left is theirs then.
 * What was written since they were asked, or else from now on, is theirs to see; in a room of two everything. Emits
 * `member.joined` and tells them. Throws CHAT_ROOM_FULL, CHAT_ROOMS_LIMIT.
 */
@Injectable()
export class JoinRoom {
  constructor(
    private readonly members: MembersRepository,
    private readonly changePlaces: ChangePlaces,
    private readonly countRoom: CountRoom,
    private readonly tellPerson: TellPerson,
  ) {}

  /** False, and nothing happens, when they are in already. */
  async run(session: ClientSession, emit: Emit, roomId: string, userId: string, role: Role = 'member') {
    const known = await this.members.find(roomId, userId, session);
    if (known?.state === 'joined') return false;
    const wasAsked = known?.state === 'asked';
    if (!known || !isPresent(known)) await this.countRoom.run(session, userId);
    const room = await this.changePlaces.join(session, roomId, userId, wasAsked);
    if (!room) throw membersErrors.roomFull();
    const seen = room.kind === 'direct' ? 1 : room.messageSeq + 1;
    const firstSeq = wasAsked ? known.firstSeq : seen;
    const heard = room.kind === 'direct' ? 1 : room.channelSeq + 1;
    const membership: Membership = {
      _id: membershipKey(roomId, userId),
      roomId,
      userId,
      role: room.kind === 'group' && room.memberCount === 1 ? 'owner' : role,
      state: 'joined',
      firstSeq,
      firstChannelSeq: wasAsked ? known.firstChannelSeq : heard,
      joinedAt: new Date(),
      readSeq: Math.max(known?.readSeq ?? 0, firstSeq - 1),
      deliveredSeq: Math.max(known?.deliveredSeq ?? 0, firstSeq - 1),
      ...(known?.mutedUntil && { mutedUntil: known.mutedUntil }),
      ...(known?.requestCount && { requestCount: known.requestCount }),
    };
    await this.members.put(membership, session);
    await emit('member.joined', roomId, { roomId, userId });
    await this.tellPerson.run(session, emit, userId, { roomId, kind: 'added' });
    return true;
  }
}
