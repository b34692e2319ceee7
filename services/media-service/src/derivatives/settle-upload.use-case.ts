import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { MediaEvents } from '../library/media.events.js';
import { type Job, JobsRepository } from './jobs.repository.js';
import { ReleaseRendition } from './release-rendition.use-case.js';

/** Writes down what became of an upload, with the event that tells it. */
@Injectable()
export class SettleUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly jobs: JobsRepository,
    private readonly events: MediaEvents,
    private readonly release: ReleaseRendition,
  ) {}

  async ready(job: Job, renditionId: string): Promise<void> {
    const settled = await this.db.transaction().execute(async (tx) => {
      const marked = await this.jobs.markReady(tx, job.id);
      if (marked) await this.events.ready(tx, job);
      return marked;
    });
    // Deleted while it was made.
    if (!settled) await this.release.run(renditionId);
  }

  async refused(job: Job, code: string): Promise<void> {
    const linked = (await this.jobs.find(this.db, job.id))?.renditionId;
    await this.db.transaction().execute(async (tx) => {
      if (await this.jobs.markRefused(tx, job.id, code)) await this.events.refused(tx, job, code);
    });
    if (linked) await this.release.run(linked);
  }
}
