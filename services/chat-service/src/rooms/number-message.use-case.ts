import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from './room.js';
import { roomsErrors } from './rooms.errors.js';
import { RoomsRepository } from './rooms.repository.js';

/**
 * Takes the next number of a message and the next of its room's channel, in the transaction of the message; the room's activity
 * is then. Returns the room with both. Throws CHAT_ROOM_NOT_FOUND.
 */
@Injectable()
export class NumberMessage {
  constructor(private readonly rooms: RoomsRepository) {}

  async run(session: ClientSession, roomId: string, at: Date): Promise<Room> {
    const change = { $inc: { channelSeq: 1, messageSeq: 1 }, $max: { activeAt: at } };
    const room = await this.rooms.change(roomId, change, session);
    if (!room) throw roomsErrors.roomNotFound();
    return room;
  }
}
