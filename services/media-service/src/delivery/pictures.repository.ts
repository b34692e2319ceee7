import type { MediaPurpose } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Db, StoredFiles } from '../database.js';

/** A picture that can be shown, or a file that can be handed out, and who may have it. */
export interface Picture {
  id: string;
  ownerId: string;
  purpose: MediaPurpose;
  subjectId: string | null;
  public: boolean;
  /** Of the original. */
  bytes: number;
  /** A file's. */
  name: string;
  rendition: { id: string; ownerId: string; purpose: MediaPurpose; sha256: Buffer };
  webp: StoredFiles;
  avif: StoredFiles;
  readyAt: Date;
  avifAt: Date | null;
}

/** Queries on pictures as they are looked at. */
@Injectable()
export class PicturesRepository {
  async find(db: Db, mediaId: string): Promise<Picture | undefined> {
    const row = await db
      .selectFrom('media')
      .innerJoin('renditions', 'renditions.id', 'media.rendition_id')
      .select([
        'media.id',
        'media.owner_id as ownerId',
        'media.purpose',
        'media.subject_id as subjectId',
        'media.public',
        'media.bytes',
        'media.name',
        'renditions.id as renditionId',
        'renditions.sha256',
        'renditions.webp',
        'renditions.avif',
        'renditions.ready_at as readyAt',
        'renditions.avif_at as avifAt',
      ])
      .where('media.id', '=', mediaId)
      .where('media.state', '=', 'ready')
      .executeTakeFirst();
    if (!row?.readyAt) return undefined;
    const { renditionId, sha256, readyAt, ...picture } = row;
    const { ownerId, purpose } = picture;
    return { ...picture, readyAt, rendition: { id: renditionId, ownerId, purpose, sha256 } };
  }
}
