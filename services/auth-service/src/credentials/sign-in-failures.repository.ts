import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';

const WINDOW_MS = 15 * 60_000;
const SWEPT_AT_ONCE = 20;

/** Failed sign-ins by address in a window that begins with the first one. */
@Injectable()
export class SignInFailuresRepository {
  /**
   * Counts an attempt before its password is looked at, and gives the count and when it starts anew: attempts that run at the same time must not
   * pass a limit that each of them alone would respect.
   */
  async count(db: Db, key: Buffer, now: Date): Promise<{ failures: number; until: Date }> {
    const windowStart = new Date(now.getTime() - WINDOW_MS);
    const row = await db
      .insertInto('sign_in_failures')
      .values({ attempt_key: key, failures: 1, window_started_at: now })
      .onConflict((conflict) =>
        conflict.column('attempt_key').doUpdateSet({
          failures: sql<number>`CASE WHEN sign_in_failures.window_started_at <= ${windowStart} THEN 1 ELSE sign_in_failures.failures + 1 END`,
          window_started_at: sql<Date>`CASE WHEN sign_in_failures.window_started_at <= ${windowStart} THEN ${now} ELSE sign_in_failures.window_started_at END`,
        }),
      )
      .returning(['failures', 'window_started_at'])
      .executeTakeFirstOrThrow();
    return { failures: row.failures, until: new Date(row.window_started_at.getTime() + WINDOW_MS) };
  }

  /** Takes back an attempt that was never judged. */
  async takeBack(db: Db, key: Buffer): Promise<void> {
    await db
      .updateTable('sign_in_failures')
      .set({ failures: sql<number>`greatest(failures - 1, 0)` })
      .where('attempt_key', '=', key)
      .execute();
  }

  async clear(db: Db, key: Buffer): Promise<void> {
    await db.deleteFrom('sign_in_failures').where('attempt_key', '=', key).execute();
  }

  /** Forgets a few windows that are over: each attempt makes at most one row and removes up to twenty. */
  async sweep(db: Db, now: Date): Promise<void> {
    await db
      .deleteFrom('sign_in_failures')
      .where('attempt_key', 'in', (over) =>
        over
          .selectFrom('sign_in_failures')
          .select('attempt_key')
          .where('window_started_at', '<=', new Date(now.getTime() - WINDOW_MS))
          .limit(SWEPT_AT_ONCE)
          .forUpdate()
          .skipLocked(),
      )
      .execute();
  }
}
