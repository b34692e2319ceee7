import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { isUploadId } from './upload.js';
import { uploadsErrors } from './uploads.errors.js';
import { type Upload, UploadsRepository } from './uploads.repository.js';

/** An upload by the last part of its address. Somebody else's is as if it were not there. Throws MEDIA_UPLOAD_NOT_FOUND. */
@Injectable()
export class FindUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly uploads: UploadsRepository,
  ) {}

  async run(ownerId: string, uploadId: string): Promise<Upload> {
    const upload = isUploadId(uploadId) ? await this.uploads.find(this.db, uploadId) : undefined;
    if (!upload || upload.ownerId !== ownerId) throw uploadsErrors.notFound();
    return upload;
  }
}
