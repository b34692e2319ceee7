import type { MediaPurpose } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

export interface Unconfirmed {
  id: string;
  ownerId: string;
  purpose: MediaPurpose;
  subjectId: string;
}

/** Queries on what shows media, and on what nothing does. */
@Injectable()
export class AttachmentsRepository {
  /** What a subject's own event says that it shows, and to everybody or not where it says that too. */
  async confirm(
    db: Db,
    { subjectId, purposes }: { subjectId: string; purposes: readonly MediaPurpose[] },
    mediaIds: readonly string[],
    isPublic?: boolean,
  ): Promise<void> {
    if (mediaIds.length === 0) return;
    await db
      .updateTable('media')
      .set({ confirmed_at: new Date(), ...(isPublic !== undefined && { public: isPublic }) })
      .where('id', 'in', mediaIds)
      .where('subject_id', '=', subjectId)
      .where('purpose', 'in', purposes)
      .where('confirmed_at', 'is', null)
      .execute();
  }

  /** Bound so long ago that the event should have come. */
  async unconfirmed(db: Db, purposes: readonly MediaPurpose[], before: Date, limit: number): Promise<Unconfirmed[]> {
    const rows = await db
      .selectFrom('media')
      .select(['id', 'owner_id as ownerId', 'purpose', 'subject_id as subjectId'])
      .where('purpose', 'in', purposes)
      .where('confirmed_at', 'is', null)
      .where('attached_at', '<', before)
      .where('state', '=', 'ready')
      .orderBy('attached_at')
      .limit(limit)
      .execute();
    return rows as Unconfirmed[];
  }

  /** A deleted medium and what of it is still stored. */
  async deleted(db: Db, mediaId: string): Promise<{ uploadId: string; renditionId: string | null } | undefined> {
    return db
      .selectFrom('media')
      .select(['upload_id as uploadId', 'rendition_id as renditionId'])
      .where('id', '=', mediaId)
      .where('state', '=', 'deleted')
      .executeTakeFirst();
  }

  async remove(db: Db, mediaId: string): Promise<void> {
    await db.deleteFrom('media').where('id', '=', mediaId).where('state', '=', 'deleted').execute();
  }
}
