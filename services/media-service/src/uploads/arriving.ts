import { UPLOADS_AT_ONCE } from './upload.js';
import { uploadsErrors } from './uploads.errors.js';

/**
 * The uploads whose bytes come to this process at the moment. What comes slowly holds a place for as long as it comes, so
 * nobody gets more places than they may have uploads at a time. An upload counts once, whoever waits for its turn at it.
 */
export class Arriving {
  readonly #byOwner = new Map<string, Map<string, number>>();

  /** Throws MEDIA_TOO_MANY_UPLOADS. */
  async run<T>(ownerId: string, uploadId: string, work: () => Promise<T>): Promise<T> {
    const uploads = this.#byOwner.get(ownerId) ?? new Map<string, number>();
    const requests = uploads.get(uploadId) ?? 0;
    if (requests === 0 && uploads.size >= UPLOADS_AT_ONCE) throw uploadsErrors.tooManyUploads();
    this.#byOwner.set(ownerId, uploads.set(uploadId, requests + 1));
    try {
      return await work();
    } finally {
      const left = (uploads.get(uploadId) ?? 1) - 1;
      if (left > 0) uploads.set(uploadId, left);
      else uploads.delete(uploadId);
      if (uploads.size === 0) this.#byOwner.delete(ownerId);
    }
  }
}
