import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Db, NotificationsTable } from '../database.js';
import type { Place } from '../requests/cursor.js';
import { type Addition, type NotificationView, SHOWN_ACTORS } from './notification.js';

/** Queries on notifications. Whoever writes holds the lock of the person's channel. */
@Injectable()
export class NotificationsRepository {
  async insert(tx: Db, userId: string, addition: Addition): Promise<string> {
    const id = uuidv7();
    const { kind, groupKey, subjectKind, subjectId, postId = '', detail = '', lastSeq = 0, at } = addition;
    await tx
      .insertInto('notifications')
      .values({
        id,
        user_id: userId,
        kind,
        group_key: groupKey,
        subject_kind: subjectKind,
        subject_id: subjectId,
        post_id: postId,
        detail,
        count: 1,
        actor_count: 0,
        last_seq: lastSeq,
        created_at: at,
        updated_at: at,
        read_at: null,
      })
      .execute();
    return id;
  }

  /** Something was added at a moment. */
  async touch(tx: Db, id: string, { at, lastSeq = 0 }: Pick<Addition, 'at' | 'lastSeq'>): Promise<void> {
    await tx
      .updateTable('notifications')
      .set({
        updated_at: sql`greatest(updated_at, ${at})`,
        last_seq: sql`greatest(last_seq, ${lastSeq})`,
      })
      .where('id', '=', id)
      .execute();
  }

  async findUnread(tx: Db, userId: string, groupKey: string): Promise<{ id: string; lastSeq: number } | undefined> {
    return tx
      .selectFrom('notifications')
      .select(['id', 'last_seq as lastSeq'])
      .where('user_id', '=', userId)
      .where('group_key', '=', groupKey)
      .where('read_at', 'is', null)
      .executeTakeFirst();
  }

  async exists(tx: Db, userId: string, groupKey: string): Promise<boolean> {
    const row = await tx
      .selectFrom('notifications')
      .select('id')
      .where('user_id', '=', userId)
      .where('group_key', '=', groupKey)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Those of these that are there, as they are now. */
  async views(db: Db, userId: string, ids: readonly string[]): Promise<NotificationView[]> {
    if (ids.length === 0) return [];
    const rows = await this.#select(db, userId).where('id', 'in', ids).execute();
    return rows.map(toView);
  }

  /** The latest first, below a place. */
  async page(
    db: Db,
    userId: string,
    { below, unreadOnly, limit }: { below: Place | undefined; unreadOnly: boolean; limit: number },
  ): Promise<NotificationView[]> {
    let query = this.#select(db, userId);
    if (unreadOnly) query = query.where('read_at', 'is', null);
    if (below) query = query.where(sql<boolean>`(updated_at, id) < (${below.updatedAt}, ${below.id})`);
    const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    return rows.map(toView);
  }

  /** Marks what is unread of these, or of everything until a moment; which that was. */
  async markRead(
    tx: Db,
    userId: string,
    which: { ids: readonly string[]; until?: Date },
    now: Date,
  ): Promise<string[]> {
    const rows = await tx
      .updateTable('notifications')
      .set({ read_at: now })
      .where('user_id', '=', userId)
      .where('read_at', 'is', null)
      .where(({ or, eb }) =>
        or([
          ...(which.ids.length > 0 ? [eb('id', 'in', which.ids)] : []),
          ...(which.until ? [eb('updated_at', '<=', which.until)] : []),
        ]),
      )
      .returning('id')
      .execute();
    return rows.map((row) => row.id);
  }

  /** Removes these; which of them were unread. */
  async remove(tx: Db, userId: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await tx
      .deleteFrom('notifications')
      .where('user_id', '=', userId)
      .where('id', 'in', ids)
      .returning(['id', 'read_at'])
      .execute();
    return rows.filter((row) => row.read_at === null).map((row) => row.id);
  }

  #select(db: Db, userId: string) {
    return db
      .selectFrom('notifications')
      .selectAll()
      .select(
        sql<string[]>`array(
          select actor_id from notification_actors actor where actor.notification_id = notifications.id
          order by actor.at desc, actor.actor_id desc limit ${sql.lit(SHOWN_ACTORS)}
        )`.as('actor_ids'),
      )
      .where('user_id', '=', userId);
  }
}

function toView(row: Selectable<NotificationsTable> & { actor_ids: string[] }): NotificationView {
  return {
    id: row.id,
    kind: row.kind,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    postId: row.post_id,
    detail: row.detail,
    actorIds: row.actor_ids,
    actorCount: row.actor_count,
    count: row.count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    read: row.read_at !== null,
  };
}
