import { Injectable } from '@nestjs/common';
import { FindMatchRoom } from '../rooms/find-match-room.query.js';
import { KeepMatchRoom } from '../rooms/keep-match-room.use-case.js';
import { hasEnded, type Room, type RoomMatch } from '../rooms/room.js';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { EndMatch } from './end-match.use-case.js';

export interface MatchChange extends Pick<RoomMatch, 'version' | 'voiceAllowed' | 'videoAllowed' | 'imagesAllowed'> {
  ended: boolean;
}

/**
 * Follows what the two in a match agreed to, and its end. What is older than what is known changes nothing, nor does anything after
 * the end; where no room is, there is nothing to change. Emits `room.updated`.
 */
@Injectable()
export class ChangeMatchRoom {
  constructor(
    private readonly findMatchRoom: FindMatchRoom,
    private readonly keepMatchRoom: KeepMatchRoom,
    private readonly writes: ChatWrites,
    private readonly tellRoom: TellRoom,
    private readonly endMatch: EndMatch,
  ) {}

  /** The room as it is then; undefined where there is none. */
  async run(matchId: string, { ended, ...change }: MatchChange): Promise<Room | undefined> {
    const roomId = (await this.findMatchRoom.run(matchId))?._id;
    if (roomId === undefined) return undefined;
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      const room = await this.findMatchRoom.run(matchId, session);
      if (!room?.match) return undefined;
      if (hasEnded(room) || room.match.version >= change.version) return room;
      const match = { ...room.match, ...change };
      if (ended) return this.endMatch.run(session, emit, room, match);
      const changed = await this.keepMatchRoom.change(session, roomId, { match });
      // The page shows of it whether pictures can be sent; calls are told of by themselves.
      if (match.imagesAllowed !== room.match.imagesAllowed)
        await this.tellRoom.run(session, emit, roomId, { byId: '' });
      return changed;
    });
  }
}
