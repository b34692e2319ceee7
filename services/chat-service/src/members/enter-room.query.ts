import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { FindRoom } from '../rooms/find-room.query.js';
import type { Room } from '../rooms/room.js';
import { roomsErrors } from '../rooms/rooms.errors.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import { isPresent, type Membership } from './membership.js';

export interface Entered {
  room: Room;
  membership: Membership;
}

/** A room with somebody's place in it: every way into a room goes through here. */
@Injectable()
export class EnterRoom {
  constructor(
    private readonly findRoom: FindRoom,
    private readonly members: MembersRepository,
  ) {}

  /** As somebody who is in. Throws CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED for who was asked and has not answered. */
  async run(roomId: string, userId: string, session?: ClientSession): Promise<Entered> {
    const entered = await this.look(roomId, userId, session);
    if (entered.membership.state === 'asked') throw membersErrors.requestUnanswered();
    return entered;
  }

  /** As somebody who is in or asked in, who may look around. Throws CHAT_ROOM_NOT_FOUND. */
  async look(roomId: string, userId: string, session?: ClientSession): Promise<Entered> {
    // In this order: what somebody sends meanwhile is never unread to them.
    const room = await this.findRoom.run(roomId, session);
    const membership = room && (await this.members.find(roomId, userId, session));
    if (!room || !membership || !isPresent(membership)) throw roomsErrors.roomNotFound();
    return { room, membership };
  }
}
