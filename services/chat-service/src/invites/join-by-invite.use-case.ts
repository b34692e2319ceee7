import { Injectable } from '@nestjs/common';
import { AcceptRequest } from '../members/accept-request.use-case.js';
import { FindMemberships } from '../members/find-memberships.query.js';
import { HoldRoom } from '../rooms/hold-room.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { FindInvitedRoom } from './find-invited-room.query.js';
import { invitesErrors } from './invites.errors.js';

/**
 * Brings whoever has a link into its group; who is in stays in. Emits `member.joined`. Throws CHAT_INVITE_NOT_FOUND,
 * CHAT_REMOVED_FROM_ROOM for who was taken out by somebody, CHAT_ROOM_FULL, CHAT_ROOMS_LIMIT.
 */
@Injectable()
export class JoinByInvite {
  constructor(
    private readonly findInvitedRoom: FindInvitedRoom,
    private readonly findMemberships: FindMemberships,
    private readonly holdRoom: HoldRoom,
    private readonly writes: ChatWrites,
    private readonly accept: AcceptRequest,
  ) {}

  /** The room's id. */
  async run(token: string, userId: string): Promise<string> {
    const { room } = await this.findInvitedRoom.run(token, userId);
    const roomId = room._id;
    await this.writes.run([`room:${roomId}`, `person:${userId}`], async (session, emit) => {
      const [member] = await this.findMemberships.run([{ roomId, userId }], session);
      if (member?.state === 'joined') return;
      if (member?.state === 'left' && member.removed) throw invitesErrors.removedFromRoom();
      // Revoking writes in the room's turn as well: a link that was revoked before this is not followed.
      await this.holdRoom.run(session, roomId);
      await this.findInvitedRoom.run(token, userId);
      await this.accept.run(session, emit, room, { userId });
    });
    return roomId;
  }
}
