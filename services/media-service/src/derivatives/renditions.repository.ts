import { uuidv7 } from '@my-girok/nest-common';
import type { MediaPurpose } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import type { Db, RenditionsTable, StoredFiles } from '../database.js';

/** What is stored of a picture. */
export interface Rendition {
  id: string;
  ownerId: string;
  purpose: MediaPurpose;
  sha256: Buffer;
  animated: boolean;
  readyAt: Date | null;
  avifAt: Date | null;
}

export interface RenditionIdentity {
  ownerId: string;
  purpose: MediaPurpose;
  sha256: Buffer;
}

export interface RenditionShape {
  contentType: string;
  width: number;
  height: number;
  animated: boolean;
}

/** Queries on what is stored of pictures. */
@Injectable()
export class RenditionsRepository {
  /** The one rendition of this content, made if there is none; locked, so that it is not given up until the transaction ends. */
  async claim(db: Db, { ownerId, purpose, sha256 }: RenditionIdentity, shape: RenditionShape): Promise<Rendition> {
    const row = await db
      .insertInto('renditions')
      .values({
        id: uuidv7(),
        owner_id: ownerId,
        purpose,
        sha256,
        content_type: shape.contentType,
        width: shape.width,
        height: shape.height,
        animated: shape.animated,
        created_at: new Date(),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['owner_id', 'purpose', 'sha256'])
          .where('doomed_at', 'is', null)
          .doUpdateSet({ content_type: shape.contentType }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return toRendition(row);
  }

  async ofMedium(db: Db, mediaId: string): Promise<Rendition | undefined> {
    const row = await db
      .selectFrom('media')
      .innerJoin('renditions', 'renditions.id', 'media.rendition_id')
      .selectAll('renditions')
      .where('media.id', '=', mediaId)
      .where('media.state', '=', 'ready')
      .executeTakeFirst();
    return row && toRendition(row);
  }

  /** False when it was given up meanwhile: what was stored for it must go. */
  async markReady(
    db: Db,
    id: string,
    { webp, thumbhash, color }: { webp: StoredFiles; thumbhash: string; color: string },
  ): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('renditions')
      .set({ webp: JSON.stringify(webp), thumbhash, color, ready_at: new Date() })
      .where('id', '=', id)
      .where('doomed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** As `markReady`. */
  async markAvif(db: Db, id: string, avif: StoredFiles): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('renditions')
      .set({ avif: JSON.stringify(avif), avif_at: new Date() })
      .where('id', '=', id)
      .where('doomed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The rendition, given up for good, unless something still shows it. Repeating it gives it again. */
  async doom(db: Db, id: string): Promise<Rendition | undefined> {
    const row = await db.selectFrom('renditions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) return undefined;
    const used = await db
      .selectFrom('media')
      .select('id')
      .where('rendition_id', '=', id)
      .where('state', 'in', ['processing', 'ready'])
      .limit(1)
      .executeTakeFirst();
    if (used) return undefined;
    await db.updateTable('renditions').set({ doomed_at: new Date() }).where('id', '=', id).execute();
    return toRendition(row);
  }

  async remove(db: Db, id: string): Promise<void> {
    await db.deleteFrom('renditions').where('id', '=', id).execute();
  }

  /** Some that nothing shows although they are not new: whoever should have given them up did not come to it. */
  async unused(db: Db, before: Date, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('renditions')
      .select('id')
      .where('created_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('media')
              .select('media.id')
              .whereRef('media.rendition_id', '=', 'renditions.id')
              .where('media.state', 'in', ['processing', 'ready']),
          ),
        ),
      )
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
}

function toRendition(row: Selectable<RenditionsTable>): Rendition {
  return {
    id: row.id,
    ownerId: row.owner_id,
    purpose: row.purpose,
    sha256: row.sha256,
    animated: row.animated,
    readyAt: row.ready_at,
    avifAt: row.avif_at,
  };
}
