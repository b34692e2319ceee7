import type { MediaPurpose } from '@my-girok/types';

/** A file on its way, kept on the device until what shows it is posted: it outlives a reload and a closed tab. */
export interface KeptFile {
  readonly id: string;
  readonly person: string;
  readonly purpose: MediaPurpose;
  readonly name: string;
  readonly file: Blob;
  /** Milliseconds since the epoch; no two of a page are the same. */
  readonly addedAt: number;
  /** Where it stands: a room's composer, a message on its way (`places.ts`). Files of posts and profiles have none. */
  readonly place?: string;
  /** What is seen in it, for those who do not see it. */
  readonly alt?: string;
  /** Base64. */
  readonly sha256?: string;
  /** Where its bytes go; it says nothing without a ticket. */
  readonly uploadUrl?: string;
  readonly mediaId?: string;
  /** Whether all bytes have arrived. */
  readonly arrived?: boolean;
  /** The person holds it back. */
  readonly paused?: boolean;
  /** The code it was refused with. */
  readonly refusal?: string;
}

const DATABASE = 'girok.media';
const FILES = 'files';

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FILES, { keyPath: 'id' }).createIndex('person', 'person');
  };
  return answer(request);
}

/**
 * Files in IndexedDB, under the person's id. What the device refuses to store (full, private windows) is kept as long as
 * the page, as drafts are.
 */
export class FileShelf {
  #database: Promise<IDBDatabase> | undefined;
  readonly #unstored = new Map<string, KeptFile>();

  async all(person: string): Promise<readonly KeptFile[]> {
    const stored = await this.#ask<KeptFile[]>('readonly', (files) => files.index('person').getAll(person));
    const unstored = [...this.#unstored.values()].filter((kept) => kept.person === person);
    return [...(stored ?? []).filter(({ id }) => !this.#unstored.has(id)), ...unstored].sort(
      (a, b) => a.addedAt - b.addedAt,
    );
  }

  async get(id: string): Promise<KeptFile | undefined> {
    return this.#unstored.get(id) ?? (await this.#ask<KeptFile | undefined>('readonly', (files) => files.get(id)));
  }

  async put(kept: KeptFile): Promise<void> {
    // Known from here on: what is changed before it is stored is changed in it.
    this.#unstored.set(kept.id, kept);
    const stored = await this.#ask<IDBValidKey>('readwrite', (files) => files.put(kept));
    if (stored !== undefined && this.#unstored.get(kept.id) === kept) this.#unstored.delete(kept.id);
  }

  /** Changes what is still there; nothing when it was removed meanwhile, here or in another tab. */
  async change(id: string, by: Partial<KeptFile>): Promise<void> {
    const unstored = this.#unstored.get(id);
    if (unstored) return this.put({ ...unstored, ...by });
    let changed: KeptFile | undefined;
    const stored = await this.#ask('readwrite', async (files) => {
      // In one transaction: of two changes at once neither may undo the other.
      const kept = await answer<KeptFile | undefined>(files.get(id));
      if (!kept) return true;
      changed = { ...kept, ...by };
      return answer(files.put(changed));
    });
    if (stored === undefined && changed) this.#unstored.set(id, changed);
  }

  async remove(id: string): Promise<void> {
    this.#unstored.delete(id);
    await this.#ask('readwrite', (files) => files.delete(id));
  }

  async #ask<T>(
    mode: IDBTransactionMode,
    question: (files: IDBObjectStore) => IDBRequest | Promise<unknown>,
  ): Promise<T | undefined> {
    try {
      this.#database ??= open();
      const transaction = (await this.#database).transaction(FILES, mode);
      const asked = question(transaction.objectStore(FILES));
      return (await (asked instanceof Promise ? asked : answer(asked))) as T;
    } catch {
      this.#database = undefined;
      return undefined;
    }
  }
}
