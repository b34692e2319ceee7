import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, Filter, UpdateFilter } from 'mongodb';
import type { Room } from './room.js';

@Injectable()
export class RoomsRepository {
  private readonly rooms: Collection<Room>;

  constructor(store: MongoStore) {
    this.rooms = store.db.collection('rooms');
  }

  find(roomId: string, session?: ClientSession): Promise<Room | null> {
    return this.rooms.findOne({ _id: roomId }, { session });
  }

  findMany(roomIds: readonly string[]): Promise<Room[]> {
    return this.rooms.find({ _id: { $in: [...roomIds] } }).toArray();
  }

  findDirect(directKey: string, session?: ClientSession): Promise<Room | null> {
    return this.rooms.findOne({ directKey }, { session });
  }

  findByClientKey(clientKey: string, session?: ClientSession): Promise<Room | null> {
    return this.rooms.findOne({ clientKey }, { session });
  }

  findByMatch(matchId: string, session?: ClientSession): Promise<Room | null> {
    return this.rooms.findOne({ matchId }, { session });
  }

  /** Rooms of matches that are to be looked at by then. */
  due(at: Date, limit: number): Promise<Room[]> {
    return this.rooms
      .find({ dueAt: { $lte: at } })
      .limit(limit)
      .toArray();
  }

  async delete(roomId: string, session: ClientSession): Promise<void> {
    await this.rooms.deleteOne({ _id: roomId }, { session });
  }

  async insert(room: Room, session: ClientSession): Promise<void> {
    await this.rooms.insertOne(room, { session });
  }

  /** The room as it is after the change; null where there is none, or it is not as `when` says. */
  change(
    roomId: string,
    update: UpdateFilter<Room>,
    session: ClientSession,
    when: Filter<Room> = {},
  ): Promise<Room | null> {
    return this.rooms.findOneAndUpdate({ ...when, _id: roomId }, update, { session, returnDocument: 'after' });
  }
}
