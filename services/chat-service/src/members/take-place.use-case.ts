import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import { AcceptRequest } from './accept-request.use-case.js';
import { JoinRoom } from './join-room.use-case.js';
import { MembersRepository } from './members.repository.js';

/**
 * Puts somebody who opens a room of two into it, in the transaction of opening it. Who was asked answers instead; who declined
 * before means to talk now, and the other learns that. Throws CHAT_ROOMS_LIMIT.
 */
@Injectable()
export class TakePlace {
  constructor(
    private readonly members: MembersRepository,
    private readonly joinRoom: JoinRoom,
    private readonly accept: AcceptRequest,
  ) {}

  async run(session: ClientSession, emit: Emit, room: Room, userId: string): Promise<void> {
    const member = await this.members.find(room._id, userId, session);
    if (member?.state === 'asked') return;
    // Nobody learns of an empty room that somebody opens it.
    if (room.messageSeq === 0) await this.joinRoom.run(session, emit, room._id, userId);
    else await this.accept.run(session, emit, room, { userId });
  }
}
