import { Injectable } from '@nestjs/common';
import { MatchPlaces } from '../members/match-places.use-case.js';
import { FindMatchRoom } from '../rooms/find-match-room.query.js';
import { KeepMatchRoom } from '../rooms/keep-match-room.use-case.js';
import type { MatchPerson } from '../rooms/room.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { after, SILENT_MS } from './match-times.js';

/**
 * The room of a match, made once however often it is asked for; both are in it at once, under their pseudonyms, and their devices are
 * told. Of its making nothing is told to anybody else.
 */
@Injectable()
export class OpenMatchRoom {
  constructor(
    private readonly findMatchRoom: FindMatchRoom,
    private readonly keepMatchRoom: KeepMatchRoom,
    private readonly writes: ChatWrites,
    private readonly matchPlaces: MatchPlaces,
  ) {}

  /** The room's id. */
  async run(matchId: string, people: [MatchPerson, MatchPerson]): Promise<string> {
    const known = await this.findMatchRoom.run(matchId);
    if (known) return known._id;
    const shared = [`match:${matchId}`, ...people.map(({ userId }) => `person:${userId}`)];
    return this.writes.run(shared, async (session, emit) => {
      const first = await this.findMatchRoom.run(matchId, session);
      if (first) return first._id;
      const dueAt = after(new Date(), SILENT_MS);
      const room = await this.keepMatchRoom.make(session, { matchId, people, dueAt });
      await this.matchPlaces.take(session, emit, room);
      return room._id;
    });
  }
}
