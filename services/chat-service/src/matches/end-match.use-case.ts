import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { MatchPlaces } from '../members/match-places.use-case.js';
import { KeepMatchRoom } from '../rooms/keep-match-room.use-case.js';
import type { Room, RoomMatch } from '../rooms/room.js';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { after, KEPT_MS } from './match-times.js';

/** Ends a match in its room, in the caller’s transaction, and tells both. Emits `room.updated`. */
@Injectable()
export class EndMatch {
  constructor(
    private readonly keepMatchRoom: KeepMatchRoom,
    private readonly matchPlaces: MatchPlaces,
    private readonly tellRoom: TellRoom,
  ) {}

  /** Nothing is allowed in the room any more; what was said stays for a day. */
  async run(session: ClientSession, emit: Emit, room: Room, match: RoomMatch): Promise<Room> {
    const endedAt = new Date();
    const nothing = { voiceAllowed: false, videoAllowed: false, imagesAllowed: false };
    const now = { match: { ...match, ...nothing, endedAt }, dueAt: after(endedAt, KEPT_MS) };
    const ended = await this.keepMatchRoom.change(session, room._id, now);
    await this.tellRoom.run(session, emit, room._id, { byId: '' });
    await this.matchPlaces.end(session, emit, room);
    return ended;
  }
}
