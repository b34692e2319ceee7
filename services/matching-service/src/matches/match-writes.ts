import { PgOutbox } from '@my-girok/nest-common';
import type { EventData, EventType } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { Db, MatchingDatabase } from '../database.js';
import { statusMessage } from '../queue/status.message.js';
import { RoomWork } from '../rooms/room-work.use-case.js';
import type { Match } from './match.js';
import { matchStatus } from './match-status.js';
import { MatchesRepository } from './matches.repository.js';

/** Writes matches together with the events that tell of them, in the caller's transaction. */
@Injectable()
export class MatchWrites {
  constructor(
    private readonly matches: MatchesRepository,
    private readonly work: RoomWork,
    private readonly outbox: PgOutbox,
  ) {}

  /** A match begins: `match.started`. The two hear of it when that is in its stream, by `show`. */
  async begin(tx: Db, match: Match): Promise<void> {
    const { id: matchId, roomId, startedAt } = match;
    const data = { matchId, userIds: userIdsOf(match), roomId, timestamp: startedAt };
    await this.matches.insert(tx, match, await this.emit(tx, 'match.started', matchId, data));
  }

  /** The two hear that their match has begun. */
  async show(tx: Db, match: Match): Promise<void> {
    for (const place of [0, 1] as const) await this.#tell(tx, match, place);
  }

  /** Something changed for some of the two, by place; they hear how it stands now. */
  async change(tx: Db, match: Match, seen: readonly [boolean, boolean]): Promise<void> {
    const places = ([0, 1] as const).filter((place) => seen[place]);
    for (const place of places) match.people[place].version++;
    await this.matches.save(tx, match);
    for (const place of places) await this.#tell(tx, match, place);
  }

  /** Something changed that chat-service has to know of: it is told after the transaction by `TellRoom`. */
  async changeRoom(tx: Db, match: Match): Promise<void> {
    match.version++;
    await this.work.leave(tx, match.id, 'room');
  }

  /** Its id. */
  emit<T extends EventType>(tx: Db, type: T, aggregateId: string, data: EventData<T>): Promise<string> {
    return this.outbox.add(tx as Transaction<MatchingDatabase>, type, { aggregateId, data });
  }

  async #tell(tx: Db, match: Match, place: 0 | 1): Promise<void> {
    const { userId } = match.people[place];
    if (!userId) return;
    const status = statusMessage(matchStatus(match, place));
    await this.emit(tx, 'status.updated', userId, { userId, status, timestamp: new Date() });
  }
}

/** The two as accounts, without who is gone. */
export function userIdsOf(match: Match): string[] {
  return match.people.flatMap(({ userId }) => userId ?? []);
}
