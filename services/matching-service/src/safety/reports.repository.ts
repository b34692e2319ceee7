import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { AttachedMessage, Report } from './report.js';

/** Queries on reports. Notes and messages never are part of an error or a log line. */
@Injectable()
export class ReportsRepository {
  async findBy(db: Db, matchId: string, reporterId: string): Promise<{ id: string; messages: number } | undefined> {
    const { rows } = await sql<{ id: string; messages: number }>`
      select id, coalesce(jsonb_array_length(messages), 0) as messages
      from reports where match_id = ${matchId} and reporter_id = ${reporterId}
    `.execute(db);
    return rows[0];
  }

  async insert(db: Db, report: Report): Promise<void> {
    await db
      .insertInto('reports')
      .values({
        id: report.id,
        match_id: report.matchId,
        reporter_id: report.reporterId,
        reporter_alias_id: report.reporterAliasId,
        reported_id: report.reportedId,
        reported_alias_id: report.reportedAliasId,
        reason: report.reason,
        note: report.note,
        messages: report.messages && JSON.stringify(report.messages),
        messages_due_at: report.messagesDueAt,
        created_at: report.createdAt,
      })
      .execute();
  }

  /** Takes some whose messages are to be fetched; they are due again, later with every attempt, unless that is done. */
  async claim(db: Db, limit: number): Promise<{ id: string; matchId: string; attempts: number }[]> {
    const { rows } = await sql<{ id: string; match_id: string; attempts: number }>`
      update reports set
        attempts = attempts + 1,
        messages_due_at = now() + make_interval(secs => 10 * power(2, least(attempts, 6)))
      where id in (
        select id from reports where messages_due_at <= now() order by messages_due_at limit ${limit} for update skip locked
      )
      returning id, match_id, attempts
    `.execute(db);
    return rows.map(({ id, match_id, attempts }) => ({ id, matchId: match_id, attempts }));
  }

  /** Null ends it without any. What its author erased meanwhile stays out. */
  async attach(db: Db, id: string, messages: readonly AttachedMessage[] | null): Promise<void> {
    await db
      .updateTable('reports')
      .set({ messages: messages && JSON.stringify(messages), messages_due_at: null })
      .where('id', '=', id)
      .where('messages_due_at', 'is not', null)
      .execute();
  }

  /** Forgets who made somebody's reports, and what anybody attached of theirs; at most `limit` each, how many. */
  async forget(db: Db, userId: string, limit: number): Promise<number> {
    const { numAffectedRows: made } = await sql`
      update reports set reporter_id = null, messages_due_at = null, messages = ${without('reporter_alias_id')}
      where id in (select id from reports where reporter_id = ${userId} limit ${limit})
    `.execute(db);
    const { numAffectedRows: about } = await sql`
      update reports set messages_due_at = null, messages = ${without('reported_alias_id')}
      where id in (
        select id from reports where reported_id = ${userId} and (
          messages_due_at is not null
          or messages @> jsonb_build_array(jsonb_build_object('aliasId', reported_alias_id::text))
        ) limit ${limit}
      )
    `.execute(db);
    return Number(made ?? 0) + Number(about ?? 0);
  }
}

/** The attached messages but those of one of the two; null stays null. */
function without(alias: 'reporter_alias_id' | 'reported_alias_id') {
  return sql`case when messages is not null then (
    select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(messages) m where m ->> 'aliasId' <> ${sql.ref(alias)}::text
  ) end`;
}
