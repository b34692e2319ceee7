import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { Why } from './why.js';

/** Queries on pairs who may not meet. */
@Injectable()
export class PartedRepository {
  /** Adds a pair, or lets one last longer; null lasts for good. */
  async add(db: Db, [one, other]: readonly [string, string], why: Why, until: Date | null): Promise<void> {
    await sql`
      insert into parted (one_id, other_id, why, until) values (${one}, ${other}, ${why}, ${until})
      on conflict (one_id, other_id, why) do update set until =
        case when excluded.until is null or parted.until is null then null else greatest(parted.until, excluded.until) end
    `.execute(db);
  }

  /** From whom a person is parted now; those for good first, at most `limit`. */
  async of(db: Db, userId: string, now: Date, limit: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from (
        select other_id as id, until from parted where one_id = ${userId} and (until is null or until > ${now})
        union all
        select one_id as id, until from parted where other_id = ${userId} and (until is null or until > ${now})
      ) as theirs group by id order by bool_or(until is null) desc, max(until) desc limit ${limit}
    `.execute(db);
    return rows.map(({ id }) => id);
  }

  async has(db: Db, [one, other]: readonly [string, string], now: Date): Promise<boolean> {
    const row = await db
      .selectFrom('parted')
      .select('why')
      .where('one_id', '=', one)
      .where('other_id', '=', other)
      .where((where) => where.or([where('until', 'is', null), where('until', '>', now)]))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async forget(db: Db, userId: string): Promise<void> {
    await db
      .deleteFrom('parted')
      .where((where) => where.or([where('one_id', '=', userId), where('other_id', '=', userId)]))
      .execute();
  }

  async prune(db: Db, now: Date): Promise<void> {
    await db.deleteFrom('parted').where('until', '<', now).execute();
  }
}
