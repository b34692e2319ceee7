export type ShelfStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Something that was sent and is not acknowledged yet. */
export interface ShelfEntry {
  readonly key: string;
  /** RFC 3339. */
  readonly writtenAt: string;
}

/**
 * Where an outbox keeps its entries: one storage key each, so that a tab writing its own never touches another tab's.
 * What the device refuses to store (full, private windows) is kept as long as the page.
 */
export class EntryShelf<Entry extends ShelfEntry> {
  readonly #unstored = new Map<string, Entry>();

  /** `prefix` names the outbox and whose it is; `parse` reads one entry back, undefined for what is none. */
  constructor(
    private readonly prefix: string,
    private readonly storage: ShelfStorage,
    private readonly parse: (text: string) => Entry | undefined,
  ) {}

  keyOf(key: string): string {
    return this.prefix + key;
  }

  holds(storageKey: string): boolean {
    return storageKey.startsWith(this.prefix);
  }

  get(key: string): Entry | undefined {
    return this.#unstored.get(key) ?? this.#read(this.keyOf(key));
  }

  /** Everything kept, the newest first. */
  all(): readonly Entry[] {
    const found = new Map<string, Entry>();
    for (const storageKey of this.#stored()) {
      const entry = this.#read(storageKey);
      if (entry) found.set(entry.key, entry);
    }
    for (const entry of this.#unstored.values()) found.set(entry.key, entry);
    return [...found.values()].sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : a.writtenAt > b.writtenAt ? -1 : 0));
  }

  put(entry: Entry): void {
    try {
      this.storage.setItem(this.keyOf(entry.key), JSON.stringify(entry));
      this.#unstored.delete(entry.key);
    } catch {
      this.#unstored.set(entry.key, entry);
    }
  }

  remove(key: string): void {
    this.#unstored.delete(key);
    try {
      this.storage.removeItem(this.keyOf(key));
    } catch {
      // Then it was never stored either.
    }
  }

  #stored(): string[] {
    try {
      const keys = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at));
      return keys.filter((key): key is string => key !== null && this.holds(key));
    } catch {
      return [];
    }
  }

  #read(storageKey: string): Entry | undefined {
    try {
      const entry = this.parse(this.storage.getItem(storageKey) ?? '');
      return entry && this.keyOf(entry.key) === storageKey ? entry : undefined;
    } catch {
      return undefined;
    }
  }
}
