import { Injectable } from '@nestjs/common';
import { MatchPlaces } from '../members/match-places.use-case.js';
import { FindRoom } from '../rooms/find-room.query.js';
import { KeepMatchRoom } from '../rooms/keep-match-room.use-case.js';
import { hasEnded, type Room } from '../rooms/room.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { EndMatch } from './end-match.use-case.js';

/** Takes both out of a match's room, and then the room itself away. */
@Injectable()
export class CloseMatchRoom {
  constructor(
    private readonly findRoom: FindRoom,
    private readonly keepMatchRoom: KeepMatchRoom,
    private readonly matchPlaces: MatchPlaces,
    private readonly writes: ChatWrites,
    private readonly endMatch: EndMatch,
  ) {}

  /** Ends the match where it goes on; neither is in the room any more. The room as nothing is added to it; undefined where there is none. */
  shut(roomId: string): Promise<Room | undefined> {
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      const room = await this.findRoom.run(roomId, session);
      if (!room?.match) return undefined;
      if (!hasEnded(room)) await this.endMatch.run(session, emit, room, room.match);
      await this.matchPlaces.close(session, emit, room);
      return room;
    });
  }

  /** The places in it and the room. */
  remove(room: Room): Promise<void> {
    return this.writes.run([`room:${room._id}`], async (session) => {
      await this.matchPlaces.delete(session, room);
      await this.keepMatchRoom.delete(session, room._id);
    });
  }
}
