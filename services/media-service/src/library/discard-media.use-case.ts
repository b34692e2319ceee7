import { Database, isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { DeleteMedia } from './delete-media.use-case.js';
import { mediaErrors } from './media.errors.js';
import { MediaRepository } from './media.repository.js';

/** Deletes an upload of the caller's own that nothing shows. Idempotent; somebody else's is as if it were not there. Throws MEDIA_IN_USE. */
@Injectable()
export class DiscardMedia {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly media: MediaRepository,
    private readonly deleteMedia: DeleteMedia,
  ) {}

  async run(ownerId: string, mediaId: string): Promise<void> {
    if (!isUuid(mediaId)) return;
    await this.db.transaction().execute(async (tx) => {
      const [medium] = await this.media.lockByIds(tx, [mediaId]);
      if (!medium || medium.ownerId !== ownerId) return;
      if (medium.subjectId !== null) throw mediaErrors.inUse();
      await this.deleteMedia.run(tx, (where) => where.and([where('id', '=', mediaId)]));
    });
  }
}
