import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { KeepPlace } from '../members/keep-place.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { directKeyOf, newRoom, type Room } from './room.js';
import { RoomsRepository } from './rooms.repository.js';

/** The room of two people, made when there is none, in the caller's transaction; neither sees one that was just made. Emits `room.created`. */
@Injectable()
export class MakeDirectRoom {
  constructor(
    private readonly rooms: RoomsRepository,
    private readonly keepPlace: KeepPlace,
  ) {}

  async run(session: ClientSession, emit: Emit, userId: string, otherId: string): Promise<Room> {
    const directKey = directKeyOf(userId, otherId);
    const known = await this.rooms.findDirect(directKey, session);
    if (known) return known;
    const personIds = [userId, otherId].sort() as [string, string];
    const room: Room = {
      ...newRoom({ _id: uuidv7(), kind: 'direct', creatorId: userId, epoch: uuidv7() }),
      personIds,
      directKey,
    };
    await this.rooms.insert(room, session);
    await emit('room.created', room._id, { roomId: room._id, kind: 'direct', creatorId: userId });
    await this.keepPlace.run(session, room._id, otherId);
    return room;
  }
}
