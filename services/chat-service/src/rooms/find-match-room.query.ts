import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from './room.js';
import { RoomsRepository } from './rooms.repository.js';

/** Rooms of matches, whoever asks. */
@Injectable()
export class FindMatchRoom {
  constructor(private readonly rooms: RoomsRepository) {}

  /** A match's; undefined where there is none, or none any more. */
  async run(matchId: string, session?: ClientSession): Promise<Room | undefined> {
    return (await this.rooms.findByMatch(matchId, session)) ?? undefined;
  }

  /** Some of those that are to be looked at by then. */
  due(at: Date, limit: number): Promise<Room[]> {
    return this.rooms.due(at, limit);
  }
}
