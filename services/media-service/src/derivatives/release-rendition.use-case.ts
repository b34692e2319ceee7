import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { renditionPrefix } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { RenditionsRepository } from './renditions.repository.js';

/**
 * Removes what is stored of a picture once nothing shows it. First it is given up, so that no upload comes to share it, then
 * its objects go, then its row: a process that dies in between leaves what the next can finish.
 */
@Injectable()
export class ReleaseRendition {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly renditions: RenditionsRepository,
    private readonly storage: ObjectStorage,
  ) {}

  async run(renditionId: string): Promise<void> {
    const doomed = await this.db.transaction().execute((tx) => this.renditions.doom(tx, renditionId));
    if (!doomed) return;
    await this.storage.removeAll(renditionPrefix(doomed));
    await this.renditions.remove(this.db, doomed.id);
  }

  /** Those that were left over. */
  async unused(before: Date, limit: number): Promise<void> {
    for (const id of await this.renditions.unused(this.db, before, limit)) await this.run(id);
  }
}
