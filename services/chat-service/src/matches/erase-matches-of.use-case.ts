import { Injectable } from '@nestjs/common';
import { MatchRoomsOf } from '../members/match-rooms-of.query.js';
import { EmptyMatchRoom } from './empty-match-room.use-case.js';

/** Ends an erased person's matches and deletes their rooms with all that either wrote there. Safe to repeat. */
@Injectable()
export class EraseMatchesOf {
  constructor(
    private readonly matchRoomsOf: MatchRoomsOf,
    private readonly emptyMatchRoom: EmptyMatchRoom,
  ) {}

  async run(userId: string): Promise<void> {
    for (const roomId of await this.matchRoomsOf.run(userId)) await this.emptyMatchRoom.run(roomId);
  }
}
