import { Database } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import type { Db, MediaDatabase } from '../database.js';
import { MediaRepository } from './media.repository.js';

/** How much a person keeps of what they may, in bytes of originals; uploads under way count as a whole. */
@Injectable()
export class GetUsage {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly media: MediaRepository,
  ) {}

  async run(ownerId: string, db: Db = this.db): Promise<{ usedBytes: number; limitBytes: number }> {
    return { usedBytes: await this.media.usedBytes(db, ownerId), limitBytes: this.config.MEDIA_QUOTA_BYTES };
  }
}
