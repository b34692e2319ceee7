import { createHash } from 'node:crypto';
import { Database, meter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { admissionErrors, isRefusal } from '../admission/admission.errors.js';
import { admitPicture, type PictureHeader } from '../admission/picture-header.js';
import { VirusScanner } from '../admission/virus-scanner.js';
import type { MediaDatabase } from '../database.js';
import { uploadKey, uploadKeys } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { type Job, JobsRepository } from './jobs.repository.js';
import { MakeRendition } from './make-rendition.use-case.js';
import { SettleUpload } from './settle-upload.use-case.js';

/** A file that ends the process so often is refused: one of libvips' decoders does not survive it. */
const CRASHES_MAX = 4;

const outcomes = meter.createCounter('media.processed');

/**
 * Admits an upload that has all its bytes and makes what people see of it. What can never be a picture is refused with a code;
 * an outage is thrown, to be tried again.
 */
@Injectable()
export class ProcessUpload {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly jobs: JobsRepository,
    private readonly storage: ObjectStorage,
    private readonly scanner: VirusScanner,
    private readonly makeRendition: MakeRendition,
    private readonly settle: SettleUpload,
  ) {}

  async run(mediaId: string): Promise<void> {
    const job = await this.jobs.find(this.db, mediaId);
    // Deleted meanwhile: its deletion removes its objects.
    if (!job || job.state === 'uploading' || job.state === 'deleted') return;
    if (job.state === 'processing') await this.#process(job);
    await this.storage.remove(uploadKeys(job.uploadId));
  }

  async #process(job: Job): Promise<void> {
    try {
      const file = await this.storage.read(uploadKey(job.uploadId));
      if (file?.length !== job.bytes) throw admissionErrors.broken();
      const renditionId = await this.#guarded(job, async () => this.#make(job, file));
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

  async #make(job: Job, file: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(file).digest();
    if (job.sha256 && !job.sha256.equals(sha256)) throw admissionErrors.checksumMismatch();
    const header: PictureHeader = await admitPicture(file);
    await this.scanner.scan(file);
    return this.makeRendition.run(job, { file, header, sha256 });
  }
}
