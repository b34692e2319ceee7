import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';

/** Queries on who may be in no match. */
@Injectable()
export class ShutOutRepository {
  async add(db: Db, userId: string, why: 'banned' | 'erased', until: Date | null): Promise<void> {
    await db
      .insertInto('shut_out')
      .values({ user_id: userId, why, until })
      .onConflict((conflict) => conflict.columns(['user_id', 'why']).doUpdateSet({ until }))
      .execute();
  }

  async remove(db: Db, userId: string, why: 'banned'): Promise<void> {
    await db.deleteFrom('shut_out').where('user_id', '=', userId).where('why', '=', why).execute();
  }

  /** Whether any of these is. */
  async any(db: Db, userIds: readonly string[], now: Date): Promise<boolean> {
    const row = await db
      .selectFrom('shut_out')
      .select('user_id')
      .where('user_id', 'in', [...userIds])
      .where((where) => where.or([where('until', 'is', null), where('until', '>', now)]))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Turns at people, until the transaction ends: whoever decides about two waits for what is being said of either. */
  async lock(tx: Db, userIds: readonly string[]): Promise<void> {
    for (const userId of [...new Set(userIds)].sort()) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 16))`.execute(tx);
    }
  }
}
