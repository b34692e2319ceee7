import { Database, DomainError, logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { FindMatch } from '../matches/find-match.query.js';
import { agreed, type Match } from '../matches/match.js';
import { MatchWrites, userIdsOf } from '../matches/match-writes.js';
import { ChatClient } from '../rooms/chat.client.js';
import { RoomWork } from '../rooms/room-work.use-case.js';

/** An hour of attempts, about: a room that can still not be made will not be. */
const ATTEMPTS_MAX = 60;

/**
 * Two who both want to keep contact get a real room, once: chat-service makes it or finds it, then `match.kept` and both states tell of
 * it in one transaction. A match that ended because the two may not meet gets none.
 */
@Injectable()
export class KeepContact {
  constructor(
    @Database() private readonly db: Db,
    private readonly findMatch: FindMatch,
    private readonly chat: ChatClient,
    private readonly work: RoomWork,
    private readonly writes: MatchWrites,
  ) {}

  /** What fails is left to be done later, by any process. */
  async run(matchId: string, attempts = 0): Promise<void> {
    try {
      const match = await this.findMatch.run(this.db, matchId);
      if (!match || !isWanted(match)) return await this.work.done(matchId, 'keep');
      const roomId = await this.chat.openKeptRoom(userIdsOf(match));
      await this.db.transaction().execute((tx) => this.#keep(tx, matchId, roomId));
    } catch (error) {
      logger.warn({ err: error, matchId }, 'The room of two who keep contact is made later');
      // chat-service says no: one of them blocked the other, or is in too many rooms.
      const refused = error instanceof DomainError && error.kind !== 'outage' && error.kind !== 'internal';
      if (refused && attempts >= ATTEMPTS_MAX) await this.work.done(matchId, 'keep');
    }
  }

  /** What others left to be done. */
  async rest(): Promise<void> {
    for (const { matchId, attempts } of await this.work.claim('keep')) await this.run(matchId, attempts);
  }

  async #keep(tx: Db, matchId: string, roomId: string): Promise<void> {
    const match = await this.findMatch.run(tx, matchId, true);
    if (match && isWanted(match)) {
      const kept = { ...match, keptRoomId: roomId };
      await this.writes.change(tx, kept, [true, true]);
      const userIds = userIdsOf(kept);
      await this.writes.emit(tx, 'match.kept', matchId, { matchId, userIds, roomId, timestamp: new Date() });
    }
    await this.work.done(matchId, 'keep', undefined, tx);
  }
}

/** Both want it, it is not done, and nothing that parted them speaks against it. */
function isWanted(match: Match): boolean {
  const parted = match.endReason === 'reported' || match.endReason === 'not_allowed' || match.endReason === 'erased';
  return agreed(match, 'keep') && match.keptRoomId === null && !parted;
}
