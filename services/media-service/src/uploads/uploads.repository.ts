import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db, MediaState } from '../database.js';
import type { UploadIntent } from './upload.js';

export interface Upload {
  id: string;
  ownerId: string;
  uploadId: string;
  state: MediaState;
  bytes: number;
}

/** How many media somebody has: whose bytes arrive, that are being made, and that nothing shows. */
export interface Standing {
  inFlight: number;
  making: number;
  unattached: number;
}

/** Queries on uploads. */
@Injectable()
export class UploadsRepository {
  /** Lets one decision about an owner's uploads be made at a time. */
  async lockOwner(db: Db, ownerId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads of ${ownerId}`}, 0))`.execute(db);
  }

  async standing(db: Db, ownerId: string, heardSince: Date): Promise<Standing> {
    const row = await db
      .selectFrom('media')
      .select(({ fn }) => [
        fn
          .count<string>('id')
          .filterWhere('state', '=', 'uploading')
          .filterWhere('touched_at', '>', heardSince)
          .as('inFlight'),
        fn.count<string>('id').filterWhere('state', '=', 'processing').as('making'),
        fn.count<string>('id').filterWhere('subject_id', 'is', null).as('unattached'),
      ])
      .where('owner_id', '=', ownerId)
      // Also what was refused: else whoever sends only such could fill the table.
      .where('state', 'in', ['uploading', 'processing', 'ready', 'refused'])
      .executeTakeFirstOrThrow();
    return { inFlight: Number(row.inFlight), making: Number(row.making), unattached: Number(row.unattached) };
  }

  async add(
    db: Db,
    upload: { id: string; uploadId: string; ownerId: string } & UploadIntent,
    now: Date,
  ): Promise<void> {
    await db
      .insertInto('media')
      .values({
        id: upload.id,
        owner_id: upload.ownerId,
        purpose: upload.purpose,
        state: 'uploading',
        upload_id: upload.uploadId,
        bytes: upload.bytes,
        name: upload.name,
        declared_sha256: upload.sha256 ?? null,
        created_at: now,
        touched_at: now,
      })
      .execute();
  }

  async find(db: Db, uploadId: string): Promise<Upload | undefined> {
    return db
      .selectFrom('media')
      .select(['id', 'owner_id as ownerId', 'upload_id as uploadId', 'state', 'bytes'])
      .where('upload_id', '=', uploadId)
      .where('state', '!=', 'deleted')
      .executeTakeFirst();
  }

  /** The upload if this call made it whole; undefined when it was already, or is gone. */
  async finish(db: Db, uploadId: string): Promise<{ id: string; ownerId: string } | undefined> {
    return db
      .updateTable('media')
      .set({ state: 'processing', touched_at: new Date() })
      .where('upload_id', '=', uploadId)
      .where('state', '=', 'uploading')
      .returning(['id', 'owner_id as ownerId'])
      .executeTakeFirst();
  }

  /** Takes the upload for `lifeMs` unless somebody holds it, who then learns that it is wanted. */
  async lock(db: Db, uploadId: string, holder: string, lifeMs: number): Promise<boolean> {
    const row = await db
      .updateTable('media')
      .set({
        lock_holder: holder,
        lock_until: sql<Date>`now() + ${lifeMs} * interval '1 millisecond'`,
        lock_wanted: false,
        touched_at: sql<Date>`now()`,
      })
      .where('upload_id', '=', uploadId)
      .where((where) => where.or([where('lock_until', 'is', null), where('lock_until', '<', sql<Date>`now()`)]))
      .returning('id')
      .executeTakeFirst();
    if (row) return true;
    await db
      .updateTable('media')
      .set({ lock_wanted: true })
      .where('upload_id', '=', uploadId)
      .where('lock_wanted', '=', false)
      .execute();
    return false;
  }

  /** Keeps it for longer; says whether somebody else wants it, or has it already. */
  async keepLock(db: Db, uploadId: string, holder: string, lifeMs: number): Promise<boolean> {
    const row = await db
      .updateTable('media')
      .set({ lock_until: sql<Date>`now() + ${lifeMs} * interval '1 millisecond'`, touched_at: sql<Date>`now()` })
      .where('upload_id', '=', uploadId)
      .where('lock_holder', '=', holder)
      .returning('lock_wanted')
      .executeTakeFirst();
    return row?.lock_wanted ?? true;
  }

  async unlock(db: Db, uploadId: string, holder: string): Promise<void> {
    await db
      .updateTable('media')
      .set({ lock_holder: null, lock_until: null, lock_wanted: false })
      .where('upload_id', '=', uploadId)
      .where('lock_holder', '=', holder)
      .execute();
  }
}
