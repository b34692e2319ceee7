import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import type { Membership } from './membership.js';
import { TakeOut } from './take-out.use-case.js';

/** Takes somebody out of a room of two, which stays with the other, who is told; in one transaction. */
@Injectable()
export class LeavePeer {
  constructor(
    private readonly takeOut: TakeOut,
    private readonly tellRoom: TellRoom,
  ) {}

  async run(session: ClientSession, emit: Emit, member: Membership): Promise<void> {
    const { roomId, userId } = member;
    await this.takeOut.run(session, emit, member, userId);
    await this.tellRoom.run(session, emit, roomId, { leftIds: [userId], byId: userId });
  }
}
