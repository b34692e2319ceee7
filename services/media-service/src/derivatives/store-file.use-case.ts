import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { originalKey, renditionPrefix } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import type { ArrivedUpload } from './arrived-uploads.js';
import { type Job, JobsRepository } from './jobs.repository.js';
import { RenditionsRepository } from './renditions.repository.js';

/** What is stored of a file: its bytes, once for each owner, whatever they called it. */
@Injectable()
export class StoreFile {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly renditions: RenditionsRepository,
    private readonly jobs: JobsRepository,
    private readonly storage: ObjectStorage,
  ) {}

  /** The rendition's id. */
  async run(job: Job, { file, sha256 }: ArrivedUpload, contentType: string): Promise<string> {
    const rendition = await this.db.transaction().execute(async (tx) => {
      const shape = { contentType, width: 0, height: 0, animated: false };
      const claimed = await this.renditions.claim(tx, { ...job, sha256 }, shape);
      await this.jobs.link(tx, job.id, claimed.id);
      return claimed;
    });
    if (rendition.readyAt) return rendition.id;
    // Not as what it seems to be: a bucket that is opened by mistake shall show no page of a stranger's.
    await this.storage.put(originalKey(rendition), file, 'application/octet-stream');
    const kept = await this.renditions.markReady(this.db, rendition.id, { webp: {}, thumbhash: '', color: '' });
    // Deleted meanwhile, perhaps after its objects were removed.
    if (!kept) await this.storage.removeAll(renditionPrefix(rendition));
    return rendition.id;
  }
}
