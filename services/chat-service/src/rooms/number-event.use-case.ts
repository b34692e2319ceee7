import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from './room.js';
import { roomsErrors } from './rooms.errors.js';
import { RoomsRepository } from './rooms.repository.js';

/**
 * Takes the next number of a room's channel, in the transaction of what happens there. Returns the room with it. Throws
 * CHAT_ROOM_NOT_FOUND.
 */
@Injectable()
export class NumberEvent {
  constructor(private readonly rooms: RoomsRepository) {}

  async run(session: ClientSession, roomId: string): Promise<Room> {
    const room = await this.rooms.change(roomId, { $inc: { channelSeq: 1 } }, session);
    if (!room) throw roomsErrors.roomNotFound();
    return room;
  }
}
