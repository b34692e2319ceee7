import { deliveryErrors } from './delivery.errors.js';

/** Files that go to one person at the same time, from each process. */
const AT_ONCE = 8;

/**
 * The files that are on their way to people. One that is read slowly holds a connection to the store for as long as it takes, so
 * nobody gets more of these than anybody downloads at a time.
 */
export class Downloads {
  readonly #byViewer = new Map<string, number>();

  /** Throws MEDIA_TOO_MANY_DOWNLOADS. */
  async run<T>(viewerId: string, work: () => Promise<T>): Promise<T> {
    const running = this.#byViewer.get(viewerId) ?? 0;
    if (running >= AT_ONCE) throw deliveryErrors.tooManyDownloads();
    this.#byViewer.set(viewerId, running + 1);
    try {
      return await work();
    } finally {
      const left = (this.#byViewer.get(viewerId) ?? 1) - 1;
      if (left > 0) this.#byViewer.set(viewerId, left);
      else this.#byViewer.delete(viewerId);
    }
  }
}
