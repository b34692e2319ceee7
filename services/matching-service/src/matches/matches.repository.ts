import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Db, MatchesTable, MatchPeopleTable } from '../database.js';
import { CONSENTS, type Match, type MatchPerson } from './match.js';

/** Queries on matches and their people. */
@Injectable()
export class MatchesRepository {
  /** Adds a match that has just begun, and what tells of it. Throws 23505 where either is in another one. */
  async insert(db: Db, match: Match, startedEvent: string): Promise<void> {
    const { id, band, roomId, version, startedAt } = match;
    await db
      .insertInto('matches')
      .values({
        id,
        band,
        room_id: roomId,
        version,
        started_at: startedAt,
        ended_at: null,
        ended_by: null,
        end_reason: null,
        kept_room_id: null,
        started_event: startedEvent,
      })
      .execute();
    await db
      .insertInto('match_people')
      .values(
        match.people.map((person, place) => ({
          match_id: id,
          place,
          user_id: person.userId,
          ticket_id: person.ticketId,
          version: person.version,
          alias_id: person.alias.id,
          alias_name: person.alias.name,
          reason: JSON.stringify(person.reason),
          started_at: startedAt,
          running: true,
          held_at: startedAt,
        })),
      )
      .execute();
  }

  /** A match, its row locked until the transaction ends where `lock` is. */
  async find(db: Db, id: string, lock = false): Promise<Match | undefined> {
    let query = db.selectFrom('matches').selectAll().where('id', '=', id);
    if (lock) query = query.forUpdate();
    const row = await query.executeTakeFirst();
    return row && (await this.#complete(db, [row]))[0];
  }

  /** Each person's latest match that may be shown, if it goes on, or ended after a moment and they have not entered the queue since. */
  async latestOf(db: Db, userIds: readonly string[], endedAfter: Date): Promise<Match[]> {
    if (userIds.length === 0) return [];
    const rows = await db
      .selectFrom('match_people as p')
      .innerJoin('matches as m', 'm.id', 'p.match_id')
      .selectAll('m')
      .distinctOn('p.user_id')
      .where('p.user_id', 'in', [...userIds])
      .where('p.dismissed', '=', false)
      .where((where) => where.or([where('m.shown', '=', true), where('m.ended_at', 'is not', null)]))
      .where((where) => where.or([where('m.ended_at', 'is', null), where('m.ended_at', '>', endedAfter)]))
      .orderBy('p.user_id')
      .orderBy('p.started_at', 'desc')
      .execute();
    return this.#complete(db, rows);
  }

  /** Matches of somebody's that have ended are not how it stands with them any more. */
  async dismiss(db: Db, userId: string): Promise<void> {
    await db
      .updateTable('match_people')
      .set({ dismissed: true })
      .where('user_id', '=', userId)
      .where('running', '=', false)
      .where('dismissed', '=', false)
      .execute();
  }

  /** Whether the stream has the event that a match began. What was pruned from the outbox was sent. */
  async isTold(db: Db, id: string): Promise<boolean> {
    const { rows } = await sql`
      select 1 from matches m join outbox o on o.id = m.started_event where m.id = ${id} and o.sent_at is null
    `.execute(db);
    return rows.length === 0;
  }

  /** Lets a match be shown; whether it could not be till now. */
  async show(db: Db, id: string): Promise<boolean> {
    const row = await db
      .updateTable('matches')
      .set({ shown: true })
      .where('id', '=', id)
      .where('shown', '=', false)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Matches that began before a moment and are not shown yet. */
  async unshown(db: Db, startedBefore: Date, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('matches')
      .select('id')
      .where('shown', '=', false)
      .where('started_at', '<', startedBefore)
      .orderBy('started_at')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** The matches that go on with any of these. */
  async runningOf(db: Db, userIds: readonly string[]): Promise<Match[]> {
    if (userIds.length === 0) return [];
    const rows = await db
      .selectFrom('matches')
      .selectAll()
      .where('id', 'in', (of) =>
        of
          .selectFrom('match_people')
          .select('match_id')
          .where('user_id', 'in', [...userIds])
          .where('running', '=', true),
      )
      .execute();
    return this.#complete(db, rows);
  }

  /** Writes what changes in a match; never who is in it: somebody may have been erased since it was read. */
  async save(db: Db, match: Match): Promise<void> {
    await db
      .updateTable('matches')
      .set({
        version: match.version,
        ended_at: match.endedAt,
        ended_by: match.endedBy,
        end_reason: match.endReason,
        kept_room_id: match.keptRoomId,
      })
      .where('id', '=', match.id)
      .execute();
    for (const [place, { version, consents }] of match.people.entries()) {
      await db
        .updateTable('match_people')
        .set({ version, ...consents, running: match.endedAt === null })
        .where('match_id', '=', match.id)
        .where('place', '=', place)
        .execute();
    }
  }

  /** Notes that sockets of these are held; rows that were noted after a moment already are left alone. */
  async hold(db: Db, userIds: readonly string[], now: Date, notedBefore: Date): Promise<void> {
    if (userIds.length === 0) return;
    await db
      .updateTable('match_people')
      .set({ held_at: now })
      .where('user_id', 'in', [...userIds])
      .where('running', '=', true)
      .where('held_at', '<', notedBefore)
      .execute();
  }

  /** Matches in which nobody has held one of the two since a moment. */
  async leftSince(db: Db, since: Date, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('match_people')
      .select('match_id')
      .distinct()
      .where('running', '=', true)
      .where('held_at', '<', since)
      .limit(limit)
      .execute();
    return rows.map(({ match_id }) => match_id);
  }

  /** Whether either has not been held since. */
  async isLeft(db: Db, id: string, since: Date): Promise<boolean> {
    const row = await db
      .selectFrom('match_people')
      .select('place')
      .where('match_id', '=', id)
      .where('held_at', '<', since)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Takes a person out of at most `limit` matches that have ended, which stay as the other's; how many. */
  async forget(db: Db, userId: string, limit: number): Promise<number> {
    const { numAffectedRows } = await sql`
      with theirs as (
        select match_id, place from match_people where user_id = ${userId} and not running limit ${limit}
      ), unsaid as (
        update matches set ended_by = null where ended_by = ${userId} and id in (select match_id from theirs)
      )
      update match_people p set user_id = null from theirs t where p.match_id = t.match_id and p.place = t.place
    `.execute(db);
    return Number(numAffectedRows ?? 0);
  }

  /** Removes matches that ended long ago, and those of nobody; how many. */
  async prune(db: Db, endedBefore: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await sql`
      delete from matches where id in (select id from matches where ended_at < ${endedBefore} limit ${limit})
    `.execute(db);
    return Number(numAffectedRows ?? 0);
  }

  async #complete(db: Db, rows: readonly Selectable<MatchesTable>[]): Promise<Match[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const people = await db
      .selectFrom('match_people')
      .selectAll()
      .where('match_id', 'in', ids)
      .orderBy('place')
      .execute();
    return rows.map((row) => matchOf(row, people));
  }
}

function matchOf(row: Selectable<MatchesTable>, people: readonly Selectable<MatchPeopleTable>[]): Match {
  const [one, other] = people.filter(({ match_id }) => match_id === row.id);
  if (!one || !other) throw new Error('A match without two people');
  return {
    id: row.id,
    band: row.band,
    roomId: row.room_id,
    version: row.version,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    endReason: row.end_reason,
    keptRoomId: row.kept_room_id,
    people: [personOf(one), personOf(other)],
  };
}

function personOf(row: Selectable<MatchPeopleTable>): MatchPerson {
  const consents = Object.fromEntries(CONSENTS.map((kind) => [kind, row[kind]])) as MatchPerson['consents'];
  return {
    userId: row.user_id,
    ticketId: row.ticket_id,
    version: row.version,
    alias: { id: row.alias_id, name: row.alias_name },
    reason: row.reason,
    consents,
  };
}
