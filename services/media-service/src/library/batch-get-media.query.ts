import { type Caller, Database, isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { MEDIA_IDS_MAX, mediaErrors } from './media.errors.js';
import { MediaRepository } from './media.repository.js';
import type { Medium } from './medium.js';

/** Media in the order of the ids, each once; for a person their own only. What is not there is left out. Throws MEDIA_TOO_MANY_IDS. */
@Injectable()
export class BatchGetMedia {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly media: MediaRepository,
  ) {}

  async run(mediaIds: readonly string[], caller: Caller): Promise<Medium[]> {
    if (mediaIds.length > MEDIA_IDS_MAX) throw mediaErrors.tooManyIds();
    const ids = [...new Set(mediaIds.filter(isUuid).map((id) => id.toLowerCase()))];
    if (ids.length === 0) return [];
    const found = new Map((await this.media.findByIds(this.db, ids)).map((medium) => [medium.id, medium]));
    return ids.flatMap((id) => {
      const medium = found.get(id);
      return medium && (caller.kind === 'service' || medium.ownerId === caller.userId) ? medium : [];
    });
  }
}
