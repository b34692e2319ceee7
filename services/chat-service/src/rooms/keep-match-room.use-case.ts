import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { type MatchPerson, newRoom, type Room, type RoomMatch } from './room.js';
import { roomsErrors } from './rooms.errors.js';
import { RoomsRepository } from './rooms.repository.js';

/** What is kept of a match's room, in the caller's transaction. */
@Injectable()
export class KeepMatchRoom {
  constructor(private readonly rooms: RoomsRepository) {}

  /** Makes the room with both in it; only text may be exchanged yet. */
  async make(
    session: ClientSession,
    { matchId, people, dueAt }: { matchId: string; people: [MatchPerson, MatchPerson]; dueAt: Date },
  ): Promise<Room> {
    const match: RoomMatch = {
      version: 0,
      people,
      voiceAllowed: false,
      videoAllowed: false,
      imagesAllowed: false,
    };
    const made = newRoom({ _id: uuidv7(), kind: 'match', creatorId: matchId, epoch: uuidv7() });
    const room: Room = { ...made, memberCount: people.length, placeCount: people.length, match, matchId, dueAt };
    await this.rooms.insert(room, session);
    return room;
  }

  /** Throws CHAT_ROOM_NOT_FOUND. */
  async change(session: ClientSession, roomId: string, now: { match?: RoomMatch; dueAt?: Date }): Promise<Room> {
    const room = await this.rooms.change(roomId, { $set: now }, session);
    if (!room) throw roomsErrors.roomNotFound();
    return room;
  }

  delete(session: ClientSession, roomId: string): Promise<void> {
    return this.rooms.delete(roomId, session);
  }
}
