import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { FACES, type Room } from './room.js';
import { roomsErrors } from './rooms.errors.js';
import { RoomsRepository } from './rooms.repository.js';

/** Counts people into a room and out of it, in the transaction of their membership. */
@Injectable()
export class ChangePlaces {
  constructor(private readonly rooms: RoomsRepository) {}

  /** Of somebody who was asked in. Returns undefined, and nothing is counted, when the room is full. */
  async ask(session: ClientSession, roomId: string): Promise<Room | undefined> {
    return (await this.rooms.change(roomId, { $inc: { placeCount: 1 } }, session, ROOM_LEFT)) ?? undefined;
  }

  /** Of somebody who is in now. Who was asked has a place. Returns undefined, and nothing is counted, when the room is full. */
  async join(session: ClientSession, roomId: string, userId: string, wasAsked: boolean): Promise<Room | undefined> {
    const update = {
      $inc: { memberCount: 1, placeCount: wasAsked ? 0 : 1 },
      $push: { faceIds: { $each: [userId], $slice: FACES + 1 } },
    };
    return (await this.rooms.change(roomId, update, session, wasAsked ? {} : ROOM_LEFT)) ?? undefined;
  }

  /** Of somebody who was asked and will not come. */
  async withdraw(session: ClientSession, roomId: string): Promise<Room> {
    return this.there(await this.rooms.change(roomId, { $inc: { placeCount: -1 } }, session));
  }

  /** Of somebody who was in; `faceIds` are those who joined first of who stays. */
  async leave(session: ClientSession, roomId: string, faceIds: string[]): Promise<Room> {
    const update = { $inc: { memberCount: -1, placeCount: -1 }, $set: { faceIds } };
    return this.there(await this.rooms.change(roomId, update, session));
  }

  private there(room: Room | null): Room {
    if (!room) throw roomsErrors.roomNotFound();
    return room;
  }
}

const ROOM_LEFT = { placeCount: { $lt: LIMITS.roomMembersMax } };
