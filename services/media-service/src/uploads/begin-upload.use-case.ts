import { Database, uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { GetUsage } from '../library/get-usage.query.js';
import {
  MAKING_MAX,
  newUploadId,
  UNATTACHED_MAX,
  UPLOAD_SILENT_MS,
  UPLOADS_AT_ONCE,
  type UploadIntent,
} from './upload.js';
import { uploadsErrors } from './uploads.errors.js';
import { type Upload, UploadsRepository } from './uploads.repository.js';

/** Decides whether a person may upload this, before any byte is taken. Throws MEDIA_QUOTA_EXCEEDED, MEDIA_TOO_MANY_UPLOADS. */
@Injectable()
export class BeginUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly uploads: UploadsRepository,
    private readonly usage: GetUsage,
  ) {}

  async run(ownerId: string, intent: UploadIntent): Promise<Upload> {
    const now = new Date();
    const id = uuidv7();
    const upload = { id, uploadId: newUploadId(id), ownerId, ...intent };
    await this.db.transaction().execute(async (tx) => {
      // One at a time: two uploads that begin at once must not both find the last room.
      await this.uploads.lockOwner(tx, ownerId);
      const standing = await this.uploads.standing(tx, ownerId, new Date(now.getTime() - UPLOAD_SILENT_MS));
      const { inFlight, making, unattached } = standing;
      const isFull = inFlight >= UPLOADS_AT_ONCE || making >= MAKING_MAX || unattached >= UNATTACHED_MAX;
      if (isFull) throw uploadsErrors.tooManyUploads();
      const { usedBytes, limitBytes } = await this.usage.run(ownerId, tx);
      if (usedBytes + intent.bytes > limitBytes) throw uploadsErrors.quotaExceeded(limitBytes);
      await this.uploads.add(tx, upload, now);
    });
    return { ...upload, state: 'uploading' };
  }
}
