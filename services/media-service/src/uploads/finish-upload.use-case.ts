import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { MediaEvents } from '../library/media.events.js';
import { UploadsRepository } from './uploads.repository.js';

/** Records that an upload has all its bytes, and lets work on it begin. Repeating it changes nothing. */
@Injectable()
export class FinishUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly uploads: UploadsRepository,
    private readonly events: MediaEvents,
  ) {}

  async run(uploadId: string): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      const medium = await this.uploads.finish(tx, uploadId);
      if (medium) await this.events.uploaded(tx, medium);
    });
  }
}
