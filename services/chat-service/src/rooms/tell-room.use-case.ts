import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AppendToChannel } from '../channel-log/append-to-channel.use-case.js';
import type { RoomChange } from '../channel-log/channel-entry.js';
import type { Emit } from '../storage/chat-writes.js';
import { NumberEvent } from './number-event.use-case.js';
import { type Room, roomChannel } from './room.js';

/** Tells everybody in a room what changed there for all of them, in the change's own transaction. Emits `room.updated`. */
@Injectable()
export class TellRoom {
  constructor(
    private readonly numberEvent: NumberEvent,
    private readonly append: AppendToChannel,
  ) {}

  /** Returns the room with the number that this took. */
  async run(
    session: ClientSession,
    emit: Emit,
    roomId: string,
    told: Partial<Omit<RoomChange, 'name' | 'byId'>> & { byId: string },
  ): Promise<Room> {
    const room = await this.numberEvent.run(session, roomId);
    const { epoch, channelSeq: seq } = room;
    const change: RoomChange = { joinedIds: [], leftIds: [], askedIds: [], ...told, name: room.name ?? '' };
    await this.append.run(session, { channel: roomChannel(roomId), epoch, seq }, { kind: 'room.updated', change });
    await emit('room.updated', roomId, { roomId, epoch, seq, change: { roomId, ...change } });
    return room;
  }
}
