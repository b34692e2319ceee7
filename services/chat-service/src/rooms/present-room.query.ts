import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { PresentRooms } from './present-rooms.query.js';
import { roomsErrors } from './rooms.errors.js';

/** One room as somebody who is in or asked in sees it, as it is now. Throws CHAT_ROOM_NOT_FOUND. */
@Injectable()
export class PresentRoom {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly presentRooms: PresentRooms,
  ) {}

  async run(roomId: string, viewerId: string): Promise<chatV1.Room> {
    const [room] = await this.presentRooms.run(viewerId, [await this.enterRoom.look(roomId, viewerId)]);
    if (!room) throw roomsErrors.roomNotFound();
    return room;
  }
}
