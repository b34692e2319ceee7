import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Part } from '../apart/part.use-case.js';
import type { Db } from '../database.js';
import type { EndReason } from '../queue/status.js';
import type { Match } from './match.js';
import { MatchWrites, userIdsOf } from './match-writes.js';
import { MatchesRepository } from './matches.repository.js';
import { TellRoom } from './tell-room.use-case.js';

export interface Ending {
  reason: EndReason;
  /** Who ended it; nobody where it ended by itself. */
  by?: string;
}

/** Ends matches for both: the row, `match.ended` and both states in one transaction; then chat-service is told. Idempotent. */
@Injectable()
export class EndMatch {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly writes: MatchWrites,
    private readonly tellRoom: TellRoom,
    private readonly part: Part,
  ) {}

  /** Ends one match, if `still` holds under its lock. */
  async run(matchId: string, ending: Ending, still?: (tx: Db) => Promise<boolean>): Promise<void> {
    const ended = await this.db
      .transaction()
      .execute(async (tx) => (still === undefined || (await still(tx))) && (await this.within(tx, matchId, ending)));
    if (ended) await this.tellRoom.run(matchId);
  }

  /** Within the caller's transaction; whether it went on till now. The caller runs `TellRoom` after it. */
  async within(tx: Db, matchId: string, { reason, by }: Ending): Promise<boolean> {
    const match = await this.matches.find(tx, matchId, true);
    if (!match || match.endedAt) return false;
    const ended: Match = { ...match, endedAt: new Date(), endReason: reason, endedBy: by ?? null };
    await this.#partAgain(tx, ended);
    await this.writes.changeRoom(tx, ended);
    await this.writes.change(tx, ended, [true, true]);
    await this.writes.emit(tx, 'match.ended', matchId, {
      matchId,
      userIds: userIdsOf(ended),
      byId: by ?? '',
      reason,
      timestamp: ended.endedAt ?? undefined,
    });
    return true;
  }

  /** They do not meet again for a while from now on, however long they talked. Nothing is kept of whom nobody can meet any more. */
  async #partAgain(tx: Db, match: Match): Promise<void> {
    const [one, other] = userIdsOf(match);
    if (one && other && match.endReason !== 'erased') await this.part.run(tx, one, other, 'match');
  }
}
