import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { RoomsOf } from '../members/rooms-of.query.js';
import { readCursor, writeCursor } from '../requests/cursor.js';
import { cutPage, type PageInfo } from '../requests/page.js';
import { PresentRooms } from './present-rooms.query.js';

export interface ListRoomsInput {
  userId: string;
  box: 'inbox' | 'requests';
  limit: number;
  cursor: string;
}

/** A page of a person's rooms, or of what waits for their answer, the latest activity first. Throws CHAT_CURSOR_INVALID. */
@Injectable()
export class ListRooms {
  constructor(
    private readonly roomsOf: RoomsOf,
    private readonly presentRooms: PresentRooms,
  ) {}

  async run({ userId, box, limit, cursor }: ListRoomsInput): Promise<{ rooms: chatV1.Room[] } & PageInfo> {
    const list = box === 'inbox' ? 'rooms' : 'requests';
    const after = readCursor(list, cursor, ['number', 'string'] as const);
    const all = await this.roomsOf.run(userId, [box === 'inbox' ? 'joined' : 'asked']);
    const rest = after ? all.filter(({ room }) => isAfter([room.activeAt.getTime(), room._id], after)) : all;
    const { items, pageInfo } = cutPage(rest, limit, ({ room }) =>
      writeCursor(list, [room.activeAt.getTime(), room._id]),
    );
    return { rooms: await this.presentRooms.run(userId, items), ...pageInfo };
  }
}

function isAfter([time, id]: [number, string], [lastTime, lastId]: [number, string]): boolean {
  return time < lastTime || (time === lastTime && id < lastId);
}
