import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { ReleaseRendition } from '../derivatives/release-rendition.use-case.js';
import { uploadKey, uploadKeys } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { AttachmentsRepository } from './attachments.repository.js';

/** Removes what is stored of a deleted medium, then its row. Every step may be repeated. */
@Injectable()
export class RemoveDeleted {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly attachments: AttachmentsRepository,
    private readonly storage: ObjectStorage,
    private readonly release: ReleaseRendition,
  ) {}

  async run(mediaId: string): Promise<void> {
    const deleted = await this.attachments.deleted(this.db, mediaId);
    if (!deleted) return;
    await this.storage.abortUploads(uploadKey(deleted.uploadId));
    await this.storage.remove(uploadKeys(deleted.uploadId));
    if (deleted.renditionId) await this.release.run(deleted.renditionId);
    await this.attachments.remove(this.db, mediaId);
  }
}
