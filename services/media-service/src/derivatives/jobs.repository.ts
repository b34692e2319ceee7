import type { MediaPurpose } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Db, MediaState } from '../database.js';

/** An upload as who works on it sees it. */
export interface Job {
  id: string;
  ownerId: string;
  purpose: MediaPurpose;
  state: MediaState;
  uploadId: string;
  bytes: number;
  sha256: Buffer | null;
  crashes: number;
  renditionId: string | null;
}

/** Queries on media at work. */
@Injectable()
export class JobsRepository {
  async find(db: Db, mediaId: string): Promise<Job | undefined> {
    return db
      .selectFrom('media')
      .select([
        'id',
        'owner_id as ownerId',
        'purpose',
        'state',
        'upload_id as uploadId',
        'bytes',
        'declared_sha256 as sha256',
        'crashes',
        'rendition_id as renditionId',
      ])
      .where('id', '=', mediaId)
      .executeTakeFirst();
  }

  async setCrashes(db: Db, mediaId: string, crashes: number): Promise<void> {
    await db.updateTable('media').set({ crashes }).where('id', '=', mediaId).execute();
  }

  async setProgress(db: Db, mediaId: string, progress: number): Promise<void> {
    await db
      .updateTable('media')
      .set({ progress })
      .where('id', '=', mediaId)
      .where('state', '=', 'processing')
      .execute();
  }

  async link(db: Db, mediaId: string, renditionId: string): Promise<void> {
    await db.updateTable('media').set({ rendition_id: renditionId }).where('id', '=', mediaId).execute();
  }

  /** Whether it was this call that made it ready; not if it was deleted meanwhile. */
  async markReady(db: Db, mediaId: string): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('media')
      .set({ state: 'ready', progress: 1, crashes: 0 })
      .where('id', '=', mediaId)
      .where('state', '=', 'processing')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async markRefused(db: Db, mediaId: string, code: string): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('media')
      .set({ state: 'refused', refusal: code, rendition_id: null })
      .where('id', '=', mediaId)
      .where('state', '=', 'processing')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}
