import { Injectable } from '@nestjs/common';
import { ForgetChannel } from '../channel-log/forget-channel.use-case.js';
import { EmptyRoom } from '../messages/empty-room.use-case.js';
import { roomChannel } from '../rooms/room.js';
import { CloseMatchRoom } from './close-match-room.use-case.js';

/**
 * Deletes a match's room with everything in it; to both it is gone before the first message is. Ends a match that goes on. Safe to
 * repeat and to stop half-way: the room itself goes last. Emits `message.detached`.
 */
@Injectable()
export class EmptyMatchRoom {
  constructor(
    private readonly closeMatchRoom: CloseMatchRoom,
    private readonly emptyRoom: EmptyRoom,
    private readonly forgetChannel: ForgetChannel,
  ) {}

  async run(roomId: string): Promise<void> {
    const room = await this.closeMatchRoom.shut(roomId);
    if (!room) return;
    await this.emptyRoom.run(room);
    await this.forgetChannel.run(roomChannel(roomId), room.epoch);
    await this.closeMatchRoom.remove(room);
  }
}
