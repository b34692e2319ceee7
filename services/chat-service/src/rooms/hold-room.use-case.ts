import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { roomsErrors } from './rooms.errors.js';
import { RoomsRepository } from './rooms.repository.js';

/**
 * Makes a transaction one of those that write to a room, so that two of them are never side by side, though nothing of the room
 * itself changes. Throws CHAT_ROOM_NOT_FOUND.
 */
@Injectable()
export class HoldRoom {
  constructor(private readonly rooms: RoomsRepository) {}

  async run(session: ClientSession, roomId: string): Promise<void> {
    if (!(await this.rooms.change(roomId, { $inc: { holds: 1 } }, session))) throw roomsErrors.roomNotFound();
  }
}
