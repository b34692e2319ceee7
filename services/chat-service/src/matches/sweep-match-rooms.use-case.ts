import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { FindMatchRoom } from '../rooms/find-match-room.query.js';
import { KeepMatchRoom } from '../rooms/keep-match-room.use-case.js';
import { hasEnded, type Room } from '../rooms/room.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { EmptyMatchRoom } from './empty-match-room.use-case.js';
import { EndMatch } from './end-match.use-case.js';
import { after, SILENT_MS } from './match-times.js';

const CHUNK = 100;

/**
 * Empties the rooms of matches that ended a day ago, and ends those in which nothing was said for a week. Safe to repeat, to stop
 * half-way and to run in several processes at once. One room that fails keeps no other from its turn.
 */
@Injectable()
export class SweepMatchRooms {
  constructor(
    private readonly findMatchRoom: FindMatchRoom,
    private readonly keepMatchRoom: KeepMatchRoom,
    private readonly writes: ChatWrites,
    private readonly endMatch: EndMatch,
    private readonly emptyMatchRoom: EmptyMatchRoom,
  ) {}

  /** One round, of at most 100 rooms: whether there may be more. */
  async run(now: Date): Promise<boolean> {
    const due = await this.findMatchRoom.due(now, CHUNK);
    let failed = 0;
    for (const room of due) {
      await this.look(room, now).catch((error: unknown) => {
        failed++;
        logger.warn({ err: error, roomId: room._id }, 'A match’s room is looked at again later');
      });
    }
    return due.length === CHUNK && failed === 0;
  }

  private async look(room: Room, now: Date): Promise<void> {
    if (hasEnded(room)) await this.emptyMatchRoom.run(room._id);
    else if (room.matchId) await this.lookAtLive(room.matchId, room._id, now);
  }

  private async lookAtLive(matchId: string, roomId: string, now: Date): Promise<void> {
    await this.writes.run([`room:${roomId}`], async (session, emit) => {
      const room = await this.findMatchRoom.run(matchId, session);
      if (!room?.match || hasEnded(room)) return;
      const dueAt = after(room.activeAt, SILENT_MS);
      if (dueAt > now) await this.keepMatchRoom.change(session, roomId, { dueAt });
      else await this.endMatch.run(session, emit, room, room.match);
    });
  }
}
