import { Database, meter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { isRefusal } from '../admission/admission.errors.js';
import { fileKind } from '../admission/file-kind.js';
import type { MediaDatabase } from '../database.js';
import { ArrivedUploads } from './arrived-uploads.js';
import { type Job, JobsRepository } from './jobs.repository.js';
import { SettleUpload } from './settle-upload.use-case.js';
import { StoreFile } from './store-file.use-case.js';
import { Workshop } from './workshop.js';

/** Files of 20 MB that are in memory at the same time. */
const AT_ONCE = 2;

const outcomes = meter.createCounter('media.processed');

/**
 * Keeps a file that has all its bytes as it came: it is hashed, scanned where there is a scanner, and never decoded. An outage is
 * thrown, to be tried again.
 */
@Injectable()
export class KeepFile {
  readonly #lane = new Workshop(AT_ONCE, 0);

  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly jobs: JobsRepository,
    private readonly arrived: ArrivedUploads,
    private readonly store: StoreFile,
    private readonly settle: SettleUpload,
  ) {}

  async run(mediaId: string): Promise<void> {
    const job = await this.jobs.find(this.db, mediaId);
    if (job?.purpose !== 'file' || job.state === 'uploading' || job.state === 'deleted') return;
    if (job.state === 'processing') await this.#lane.run('now', 0, () => this.#keep(job));
    await this.arrived.remove(job);
  }

  async #keep(job: Job): Promise<void> {
    try {
      const upload = await this.arrived.read(job);
      await this.arrived.scan(upload.file);
      await this.settle.ready(job, await this.store.run(job, upload, await fileKind(upload.file)));
      outcomes.add(1, { outcome: 'ready' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.settle.refused(job, error.code);
      outcomes.add(1, { outcome: error.code });
    }
  }
}
