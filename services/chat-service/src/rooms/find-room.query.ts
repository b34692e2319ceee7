import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from './room.js';
import { RoomsRepository } from './rooms.repository.js';

/** A room, whoever asks; undefined where there is none. */
@Injectable()
export class FindRoom {
  constructor(private readonly rooms: RoomsRepository) {}

  async run(roomId: string, session?: ClientSession): Promise<Room | undefined> {
    return (await this.rooms.find(roomId, session)) ?? undefined;
  }
}
