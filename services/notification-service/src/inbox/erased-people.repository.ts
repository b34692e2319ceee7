import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

/** Queries on whose account is gone. */
@Injectable()
export class ErasedPeopleRepository {
  async add(db: Db, userId: string, at: Date): Promise<void> {
    await db
      .insertInto('erased_people')
      .values({ user_id: userId, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async among(db: Db, userIds: readonly string[]): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const rows = await db.selectFrom('erased_people').select('user_id').where('user_id', 'in', userIds).execute();
    return new Set(rows.map((row) => row.user_id));
  }
}
