import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

/** Queries on whose doing was taken back lately. */
@Injectable()
export class TakenBackRepository {
  async add(tx: Db, userId: string, groupKey: string, actorId: string): Promise<void> {
    const at = new Date();
    await tx
      .insertInto('taken_back')
      .values({ user_id: userId, group_key: groupKey, actor_id: actorId, at })
      .onConflict((conflict) => conflict.columns(['user_id', 'group_key', 'actor_id']).doUpdateSet({ at }))
      .execute();
  }

  async among(tx: Db, userId: string, groupKey: string, actorIds: readonly string[]): Promise<Set<string>> {
    if (actorIds.length === 0) return new Set();
    const rows = await tx
      .selectFrom('taken_back')
      .select('actor_id')
      .where('user_id', '=', userId)
      .where('group_key', '=', groupKey)
      .where('actor_id', 'in', actorIds)
      .execute();
    return new Set(rows.map((row) => row.actor_id));
  }

  /** For and by a person. */
  async removeOf(db: Db, userId: string): Promise<void> {
    await db
      .deleteFrom('taken_back')
      .where(({ or, eb }) => or([eb('user_id', '=', userId), eb('actor_id', '=', userId)]))
      .execute();
  }

  async forget(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('taken_back').where('at', '<', before).execute();
  }
}
