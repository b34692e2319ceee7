import { Injectable } from '@nestjs/common';
import type { Room } from './room.js';
import { RoomsRepository } from './rooms.repository.js';

/** Rooms by id, whoever asks; one query. */
@Injectable()
export class FindRooms {
  constructor(private readonly rooms: RoomsRepository) {}

  async run(roomIds: readonly string[]): Promise<Map<string, Room>> {
    if (roomIds.length === 0) return new Map();
    return new Map((await this.rooms.findMany(roomIds)).map((room) => [room._id, room]));
  }
}
