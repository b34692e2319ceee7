import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { Doing } from './notification.js';

/** Queries on whose doing notifications tell. */
@Injectable()
export class ActorsRepository {
  /** Adds doings to those that are there, and counts anew. Where nobody did anything, the notification stays as it is. */
  async add(tx: Db, notificationId: string, doings: readonly Doing[], mode: 'add' | 'set'): Promise<void> {
    if (doings.length === 0) return;
    await tx
      .insertInto('notification_actors')
      .values(
        doings.map(({ actorId, items, at }) => ({ notification_id: notificationId, actor_id: actorId, items, at })),
      )
      .onConflict((conflict) =>
        conflict.columns(['notification_id', 'actor_id']).doUpdateSet({
          items: mode === 'add' ? sql`notification_actors.items + excluded.items` : sql`excluded.items`,
          at: sql`greatest(notification_actors.at, excluded.at)`,
        }),
      )
      .execute();
    await this.#recount(tx, [notificationId]);
  }

  /** Takes a person out of what somebody was told, of one group or of all; what is left of it. */
  async takeOut(
    tx: Db,
    userId: string,
    actorId: string,
    groupKey?: string,
  ): Promise<{ left: string[]; emptied: string[] }> {
    let told = tx.selectFrom('notifications').select('id').where('user_id', '=', userId);
    if (groupKey !== undefined) told = told.where('group_key', '=', groupKey);
    const rows = await tx
      .deleteFrom('notification_actors')
      .where('actor_id', '=', actorId)
      .where('notification_id', 'in', told)
      .returning('notification_id as id')
      .execute();
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return { left: [], emptied: [] };
    const left = await this.#recount(tx, ids);
    return { left, emptied: ids.filter((id) => !left.includes(id)) };
  }

  /** Some of the people who were told of somebody. */
  async toldOf(db: Db, actorId: string, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('notification_actors')
      .innerJoin('notifications', 'notifications.id', 'notification_actors.notification_id')
      .select('user_id')
      .distinct()
      .where('actor_id', '=', actorId)
      .limit(limit)
      .execute();
    return rows.map((row) => row.user_id);
  }

  /** Those that have anybody left. */
  async #recount(tx: Db, ids: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      update notifications set count = present.items, actor_count = present.people
      from (
        select notification_id, sum(items)::integer as items, count(*)::integer as people
        from notification_actors where notification_id = any(${ids as string[]}::uuid[]) group by notification_id
      ) present
      where notifications.id = present.notification_id
      returning notifications.id
    `.execute(tx);
    return rows.map((row) => row.id);
  }
}
