import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Ban } from './ban.js';

/** Queries on bans. */
@Injectable()
export class BansRepository {
  find(db: Db, userId: string): Promise<Pick<Ban, 'until'> | undefined> {
    return db.selectFrom('bans').select('until').where('account_id', '=', userId).executeTakeFirst();
  }

  findAll(db: Db, userIds: readonly string[]): Promise<Array<Pick<Ban, 'userId' | 'until'>>> {
    return db.selectFrom('bans').select(['account_id as userId', 'until']).where('account_id', 'in', userIds).execute();
  }

  /** The latest counts. */
  async put(db: Db, { userId, until, reason, byId, bannedAt }: Ban): Promise<void> {
    const said = { until, reason, by_id: byId, banned_at: bannedAt };
    await db
      .insertInto('bans')
      .values({ account_id: userId, ...said })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(said))
      .execute();
  }

  /** Whether there was one. */
  async delete(db: Db, userId: string): Promise<boolean> {
    const { numDeletedRows } = await db.deleteFrom('bans').where('account_id', '=', userId).executeTakeFirstOrThrow();
    return numDeletedRows === 1n;
  }
}
