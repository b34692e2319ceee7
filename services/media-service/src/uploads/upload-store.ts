import { UnavailableError } from '@my-girok/nest-common';
import { type MetadataValue, S3Store } from '@tus/s3-store';
import { ERRORS, type KvStore, type Upload } from '@tus/server';
import type { MediaConfig } from '../config.js';
import { isMissing, s3ClientConfig } from '../storage/s3-client.js';
import { Turns } from './turns.js';

const REMEMBERED = 1000;
/** A part holds a place from its first byte on, however slowly the rest comes: 8 MiB of the disk each, twice where it goes on. */
const PARTS_ARRIVING = 128;
const PARTS_TO_S3 = 8;

/** tus's store: S3 multipart. Parts wait in files below the system's temporary folder, never in memory. */
export class UploadStore extends S3Store {
  readonly #toS3 = new Turns(PARTS_TO_S3);

  constructor(config: MediaConfig) {
    super({
      // Tags are not everywhere; what expires is collected by us.
      useTags: false,
      expirationPeriodInMilliseconds: config.MEDIA_COLLECT_AFTER_SECONDS * 1000,
      maxConcurrentPartUploads: PARTS_ARRIVING,
      cache: new NewestUploads(),
      s3ClientConfig: { ...s3ClientConfig(config), bucket: config.S3_BUCKET },
    });
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  protected override uploadPart(...part: Parameters<S3Store['uploadPart']>): Promise<string> {
    return this.#toS3.run(() => super.uploadPart(...part));
  }

  protected override uploadIncompletePart(...part: Parameters<S3Store['uploadIncompletePart']>): Promise<string> {
    return this.#toS3.run(() => super.uploadIncompletePart(...part));
  }

  /** The library says "not there" of every failure: a client would begin anew because S3 was away for a moment. */
  override async getUpload(id: string): Promise<Upload> {
    try {
      await this.getMetadata(id);
    } catch (error) {
      if (isMissing(error)) throw ERRORS.FILE_NOT_FOUND;
      throw new UnavailableError('The object storage is away', { cause: error });
    }
    return super.getUpload(id);
  }
}

/** What an upload is never changes once it was created; the newest thousand need not be asked for again. */
class NewestUploads implements KvStore<MetadataValue> {
  readonly #uploads = new Map<string, MetadataValue>();

  async get(id: string): Promise<MetadataValue | undefined> {
    return this.#uploads.get(id);
  }

  async set(id: string, upload: MetadataValue): Promise<void> {
    this.#uploads.set(id, upload);
    const [oldest] = this.#uploads.keys();
    if (this.#uploads.size > REMEMBERED && oldest !== undefined) this.#uploads.delete(oldest);
  }

  async delete(id: string): Promise<void> {
    this.#uploads.delete(id);
  }
}
