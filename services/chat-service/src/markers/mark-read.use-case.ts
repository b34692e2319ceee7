import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { actorIdOf, membershipKey } from '../members/membership.js';
import { MoveMarkers } from '../members/move-markers.use-case.js';
import { GetPreferences } from '../people/get-preferences.query.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { MARKED_ROOM_MAX } from './marker.js';

/**
 * Moves somebody's read marker forward, as far as there are messages; it never goes back. Returns where it is. Emits
 * `message.read` when it moved: for their own devices alone, when they send no receipts or the room is large. Throws
 * CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED.
 */
@Injectable()
export class MarkRead {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly getPreferences: GetPreferences,
    private readonly writes: ChatWrites,
    private readonly moveMarkers: MoveMarkers,
  ) {}

  async run(roomId: string, userId: string, seq: number): Promise<number> {
    const { room, membership } = await this.enterRoom.run(roomId, userId);
    const messageSeq = Math.min(seq, room.messageSeq);
    if (messageSeq <= membership.readSeq) return membership.readSeq;
    const { sendReceipts } = await this.getPreferences.run(userId);
    const isPrivate = !sendReceipts || room.memberCount > MARKED_ROOM_MAX;
    const actorId = actorIdOf(membership);
    const membershipId = membershipKey(roomId, actorId);
    return this.writes.run([`membership:${membershipId}`], async (session, emit) => {
      const { membership: known } = await this.enterRoom.run(roomId, userId, session);
      if (messageSeq <= known.readSeq) return known.readSeq;
      await this.moveMarkers.run(session, roomId, userId, { readSeq: messageSeq });
      await emit('message.read', membershipId, {
        membershipId,
        roomId,
        userId: actorId,
        messageSeq,
        private: isPrivate,
      });
      return messageSeq;
    });
  }
}
