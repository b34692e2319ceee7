import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from '../rooms/room.js';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { Announce } from './announce.use-case.js';
import { JoinRoom } from './join-room.use-case.js';
import type { Membership } from './membership.js';

/** Lets somebody who was asked, or comes by a link, into a room and tells it, in one transaction. */
@Injectable()
export class AcceptRequest {
  constructor(
    private readonly joinRoom: JoinRoom,
    private readonly announce: Announce,
    private readonly tellRoom: TellRoom,
  ) {}

  async run(session: ClientSession, emit: Emit, room: Room, { userId }: Pick<Membership, 'userId'>): Promise<void> {
    if (!(await this.joinRoom.run(session, emit, room._id, userId))) return;
    if (room.kind === 'group') {
      await this.announce.run(session, emit, room._id, { authorId: userId, kind: 'joined', userIds: [userId] });
    }
    await this.tellRoom.run(session, emit, room._id, { joinedIds: [userId], byId: userId });
  }
}
