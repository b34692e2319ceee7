import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { DeleteMedia } from '../library/delete-media.use-case.js';

/** Gives up an upload that is not whole; what had arrived goes when `media.deleted` is applied. */
@Injectable()
export class CancelUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly deleteMedia: DeleteMedia,
  ) {}

  async run(mediaId: string): Promise<void> {
    await this.db
      .transaction()
      .execute((tx) =>
        this.deleteMedia.run(tx, (where) => where.and([where('id', '=', mediaId), where('state', '=', 'uploading')])),
      );
  }
}
