import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Db, MediaDatabase } from '../database.js';
import type { Medium } from './medium.js';

/** Which media to delete. */
export type Doomed = (
  where: ExpressionBuilder<MediaDatabase, 'media'>,
) => ReturnType<ExpressionBuilder<MediaDatabase, 'media'>['and']>;

/** Queries on media as their owners and those who show them see them. */
@Injectable()
export class MediaRepository {
  async findByIds(db: Db, ids: readonly string[]): Promise<Medium[]> {
    return (await this.#select(db, ids).execute()).map(toMedium);
  }

  /** The same, held until the transaction ends: nobody else binds or deletes them meanwhile. */
  async lockByIds(db: Db, ids: readonly string[]): Promise<Medium[]> {
    return (await this.#select(db, ids).orderBy('media.id').forUpdate('media').execute()).map(toMedium);
  }

  /** Whether they are public is settled once what shows them was written; until then another attempt can only make them less so. */
  async attach(db: Db, ids: readonly string[], subjectId: string, isPublic: boolean, now: Date): Promise<void> {
    await db
      .updateTable('media')
      .set({
        subject_id: subjectId,
        public: sql<boolean>`case when subject_id is null then ${isPublic}::boolean
          when confirmed_at is null then public and ${isPublic}::boolean else public end`,
        attached_at: now,
      })
      .where('id', 'in', ids)
      .execute();
  }

  /** Marks as deleted at most this many of those that are not yet. */
  async markDeleted(db: Db, doomed: Doomed, limit: number): Promise<{ id: string; ownerId: string }[]> {
    const chosen = db
      .selectFrom('media')
      .select('id')
      .where('state', '!=', 'deleted')
      .where(doomed)
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return db
      .updateTable('media')
      .set({ state: 'deleted' })
      .where('id', 'in', chosen)
      .returning(['id', 'owner_id as ownerId'])
      .execute();
  }

  async usedBytes(db: Db, ownerId: string): Promise<number> {
    const row = await db
      .selectFrom('media')
      .select(sql<string>`coalesce(sum(bytes), 0)`.as('bytes'))
      .where('owner_id', '=', ownerId)
      .where('state', 'in', ['uploading', 'processing', 'ready'])
      .executeTakeFirstOrThrow();
    return Number(row.bytes);
  }

  #select(db: Db, ids: readonly string[]) {
    return db
      .selectFrom('media')
      .leftJoin('renditions', 'renditions.id', 'media.rendition_id')
      .select([
        'media.id',
        'media.owner_id as ownerId',
        'media.purpose',
        'media.state',
        'media.refusal',
        'media.progress',
        'media.bytes',
        'media.subject_id as subjectId',
        'media.created_at as createdAt',
        'media.name',
        'renditions.content_type as contentType',
        'renditions.width',
        'renditions.height',
        'renditions.animated',
        'renditions.thumbhash',
        'renditions.color',
      ])
      .where('media.id', 'in', ids)
      .where('media.state', '!=', 'deleted');
  }
}

type Row = { [K in keyof Medium]: Medium[K] | null };

function toMedium(row: Row): Medium {
  return {
    ...(row as Medium),
    contentType: row.contentType ?? '',
    width: row.width ?? 0,
    height: row.height ?? 0,
    animated: row.animated ?? false,
    thumbhash: row.thumbhash ?? '',
    color: row.color ?? '',
  };
}
