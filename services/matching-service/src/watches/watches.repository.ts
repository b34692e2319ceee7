import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Band } from '../config.js';
import type { Db } from '../database.js';
import type { Criteria } from '../queue/criteria.js';
import { TELL_EVERY_MS, type Watch } from './watch.js';

/** Queries on who wants to be told when somebody is there. */
@Injectable()
export class WatchesRepository {
  /** The latest takes the place of an earlier one; when its person may be told next stays. */
  async save(db: Db, { userId, band, criteria, expiresAt }: Watch): Promise<void> {
    const values = { band, criteria: JSON.stringify(criteria), expires_at: expiresAt };
    await db
      .insertInto('watches')
      .values({ user_id: userId, ...values, due_at: new Date() })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
      .execute();
  }

  async find(db: Db, userId: string, now: Date): Promise<Watch | undefined> {
    const row = await db
      .selectFrom('watches')
      .selectAll()
      .where('user_id', '=', userId)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row && { userId, band: row.band, criteria: row.criteria, expiresAt: row.expires_at };
  }

  /** Its row stays for a while: who begins another is told of the same people no sooner. */
  async end(db: Db, userId: string, now: Date): Promise<void> {
    await db
      .updateTable('watches')
      .set({ expires_at: now })
      .where('user_id', '=', userId)
      .where('expires_at', '>', now)
      .execute();
  }

  async forget(db: Db, userId: string): Promise<void> {
    await db.deleteFrom('watches').where('user_id', '=', userId).execute();
  }

  /** Takes some that are to be looked at; each is looked at again after `againMs`. */
  async claim(db: Db, now: Date, againMs: number, limit: number): Promise<Watch[]> {
    const again = new Date(now.getTime() + againMs);
    const { rows } = await sql<{ user_id: string; band: Band; criteria: Criteria; expires_at: Date }>`
      update watches set due_at = ${again} where user_id in (
        select user_id from watches where due_at <= ${now} and expires_at > ${now}
        order by due_at limit ${limit} for update skip locked
      )
      returning user_id, band, criteria, expires_at
    `.execute(db);
    return rows.map((row) => ({
      userId: row.user_id,
      band: row.band,
      criteria: row.criteria,
      expiresAt: row.expires_at,
    }));
  }

  /** Notes that a person is told now; false when they have been within the hour, or watch no more. */
  async told(db: Db, userId: string, now: Date): Promise<boolean> {
    const before = new Date(now.getTime() - TELL_EVERY_MS);
    const row = await db
      .updateTable('watches')
      .set({ told_at: now, due_at: new Date(now.getTime() + TELL_EVERY_MS) })
      .where('user_id', '=', userId)
      .where('expires_at', '>', now)
      .where((where) => where.or([where('told_at', 'is', null), where('told_at', '<=', before)]))
      .returning('user_id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async prune(db: Db, now: Date): Promise<void> {
    await db
      .deleteFrom('watches')
      .where('expires_at', '<', new Date(now.getTime() - TELL_EVERY_MS))
      .execute();
  }
}
