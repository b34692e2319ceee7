import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { actorIdOf, membershipKey } from '../members/membership.js';
import { MoveMarkers } from '../members/move-markers.use-case.js';
import { GetPreferences } from '../people/get-preferences.query.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { MARKED_ROOM_MAX } from './marker.js';

/**
 * Notes that a device of somebody's has a room's messages up to here, as far as there are any; it never goes back. Returns where
 * the marker is. Emits `message.delivered` when it moved and they send receipts; nobody asks in large rooms. Throws
 * CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED.
 */
@Injectable()
export class MarkDelivered {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly getPreferences: GetPreferences,
    private readonly writes: ChatWrites,
    private readonly moveMarkers: MoveMarkers,
  ) {}

  async run(roomId: string, userId: string, seq: number): Promise<number> {
    const { room, membership } = await this.enterRoom.run(roomId, userId);
    const messageSeq = Math.min(seq, room.messageSeq);
    if (messageSeq <= membership.deliveredSeq) return membership.deliveredSeq;
    const isTold = room.memberCount <= MARKED_ROOM_MAX && (await this.getPreferences.run(userId)).sendReceipts;
    const actorId = actorIdOf(membership);
    const membershipId = membershipKey(roomId, actorId);
    return this.writes.run([`membership:${membershipId}`], async (session, emit) => {
      const { membership: known } = await this.enterRoom.run(roomId, userId, session);
      if (messageSeq <= known.deliveredSeq) return known.deliveredSeq;
      await this.moveMarkers.run(session, roomId, userId, { deliveredSeq: messageSeq });
      if (isTold) await emit('message.delivered', membershipId, { membershipId, roomId, userId: actorId, messageSeq });
      return messageSeq;
    });
  }
}
