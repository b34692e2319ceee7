import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { admissionErrors } from '../admission/admission.errors.js';
import { VirusScanner } from '../admission/virus-scanner.js';
import { uploadKey, uploadKeys } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import type { Job } from './jobs.repository.js';

/** The bytes of an upload, which are those that were announced. */
export interface ArrivedUpload {
  file: Buffer;
  sha256: Buffer;
}

/** Uploads that have all their bytes, where they wait until it is known what becomes of them. */
@Injectable()
export class ArrivedUploads {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly scanner: VirusScanner,
  ) {}

  /** Throws MEDIA_BROKEN where it is not as long as was said, MEDIA_CHECKSUM_MISMATCH. */
  async read({ uploadId, bytes, sha256: declared }: Job): Promise<ArrivedUpload> {
    const file = await this.storage.read(uploadKey(uploadId));
    if (file?.length !== bytes) throw admissionErrors.broken();
    const sha256 = createHash('sha256').update(file).digest();
    if (declared && !declared.equals(sha256)) throw admissionErrors.checksumMismatch();
    return { file, sha256 };
  }

  /** Throws MEDIA_INFECTED; UnavailableError while the scanner cannot say. */
  async scan(file: Buffer): Promise<void> {
    await this.scanner.scan(file);
  }

  /** What is kept of it is elsewhere by now. */
  async remove({ uploadId }: Job): Promise<void> {
    await this.storage.remove(uploadKeys(uploadId));
  }
}
