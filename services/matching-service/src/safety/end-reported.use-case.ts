import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EndMatch } from '../matches/end-match.use-case.js';
import { MatchWrites } from '../matches/match-writes.js';
import { TellRoom } from '../matches/tell-room.use-case.js';
import { RoomWork } from '../rooms/room-work.use-case.js';
import type { Report } from './report.js';

/**
 * A report ends its match, if that still goes on, and tells of itself, without a word of what it says. No real room is made of the two any
 * more, also where their match had ended before.
 */
@Injectable()
export class EndReported {
  constructor(
    private readonly endMatch: EndMatch,
    private readonly writes: MatchWrites,
    private readonly tellRoom: TellRoom,
    private readonly work: RoomWork,
  ) {}

  /** Whether the match went on till now: `run` then tells its room, after the transaction. */
  async within(tx: Db, { id, matchId, reporterId, reportedId, reason, createdAt }: Report): Promise<boolean> {
    const ended = await this.endMatch.within(tx, matchId, { reason: 'reported', by: reporterId });
    await this.work.done(matchId, 'keep', undefined, tx);
    await this.writes.emit(tx, 'match.reported', matchId, {
      reportId: id,
      matchId,
      reporterId,
      reportedId: reportedId ?? '',
      reason,
      timestamp: createdAt,
    });
    return ended;
  }

  run(matchId: string): Promise<void> {
    return this.tellRoom.run(matchId);
  }
}
