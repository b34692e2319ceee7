import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { uploadKey, uploadKeys } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { UploadsRepository } from './uploads.repository.js';

/** Removes what a request wrote of an upload that was deleted while its bytes came: `media.deleted` may have been applied before. */
@Injectable()
export class RemoveLeftovers {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly uploads: UploadsRepository,
    private readonly storage: ObjectStorage,
  ) {}

  async run(uploadId: string): Promise<void> {
    if (await this.uploads.find(this.db, uploadId)) return;
    await this.storage.abortUploads(uploadKey(uploadId));
    await this.storage.remove(uploadKeys(uploadId));
  }
}
