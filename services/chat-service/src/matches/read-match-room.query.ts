import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { LastMessages } from '../messages/last-messages.query.js';
import { FindMatchRoom } from '../rooms/find-match-room.query.js';

/** The last messages of a match, ascending, under the pseudonyms they were written by; nothing where the room is emptied. */
@Injectable()
export class ReadMatchRoom {
  constructor(
    private readonly findMatchRoom: FindMatchRoom,
    private readonly lastMessages: LastMessages,
  ) {}

  async run(matchId: string, limit: number): Promise<chatV1.Message[]> {
    const room = await this.findMatchRoom.run(matchId);
    return room ? this.lastMessages.run(room, limit) : [];
  }
}
