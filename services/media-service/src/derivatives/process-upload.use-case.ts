import { Database, meter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { admissionErrors, isRefusal } from '../admission/admission.errors.js';
import { admitPicture, type PictureHeader } from '../admission/picture-header.js';
import type { MediaDatabase } from '../database.js';
import { type ArrivedUpload, ArrivedUploads } from './arrived-uploads.js';
import { type Job, JobsRepository } from './jobs.repository.js';
import { MakeRendition } from './make-rendition.use-case.js';
import { SettleUpload } from './settle-upload.use-case.js';

/** A file that ends the process so often is refused: one of libvips' decoders does not survive it. */
const CRASHES_MAX = 4;

const outcomes = meter.createCounter('media.processed');

/**
 * Admits a picture that has all its bytes and makes what people see of it; files are not looked at. What can never be a picture is refused with a code;
 * an outage is thrown, to be tried again.
 */
@Injectable()
export class ProcessUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly jobs: JobsRepository,
    private readonly arrived: ArrivedUploads,
    private readonly makeRendition: MakeRendition,
    private readonly settle: SettleUpload,
  ) {}

  async run(mediaId: string): Promise<void> {
    const job = await this.jobs.find(this.db, mediaId);
    // Deleted meanwhile: its deletion removes its objects.
    if (!job || job.purpose === 'file' || job.state === 'uploading' || job.state === 'deleted') return;
    if (job.state === 'processing') await this.#process(job);
    await this.arrived.remove(job);
  }

  async #process(job: Job): Promise<void> {
    try {
      const upload = await this.arrived.read(job);
      const renditionId = await this.#guarded(job, async () => this.#make(job, upload));
      await this.settle.ready(job, renditionId);
      outcomes.add(1, { outcome: 'ready' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.settle.refused(job, error.code);
      outcomes.add(1, { outcome: error.code });
    }
  }

  /** Counts beginnings that have no end. An ordinary failure is one; only a process that died leaves the count. */
  async #guarded<T>(job: Job, work: () => Promise<T>): Promise<T> {
    if (job.crashes >= CRASHES_MAX) throw admissionErrors.broken();
    await this.jobs.setCrashes(this.db, job.id, job.crashes + 1);
    try {
      return await work();
    } catch (error) {
      await this.jobs.setCrashes(this.db, job.id, 0);
      throw error;
    }
  }

  async #make(job: Job, { file, sha256 }: ArrivedUpload): Promise<string> {
    const header: PictureHeader = await admitPicture(file);
    await this.arrived.scan(file);
    return this.makeRendition.run(job, { file, header, sha256 });
  }
}
