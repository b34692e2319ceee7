export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'girok.draft.';
const keyOf = (person: string, place: string): string => `${PREFIX}${person}.${place}`;

/** Whether a change of this storage key may be one of a draft; null is a change of everything. */
export const isDraftKey = (storageKey: string | null): boolean => storageKey === null || storageKey.startsWith(PREFIX);

/** Two texts for one place: both are kept, the one that is being written last, where the caret is. */
export const bothTexts = (kept: string, written: string): string =>
  kept === '' || written.includes(kept) ? written : written === '' ? kept : `${kept}\n\n${written}`;

/**
 * What a person typed and did not send yet, kept on this device under their id: it outlives a reload, a crash and a
 * session that ran out, and is shown to nobody but them. All their tabs show the same draft of a place. Text that another
 * tab has kept since this one last read is never written over: `join` puts the two together.
 * Storage may be full or refused (private windows): then the text lives as long as the page.
 */
export class Drafts {
  readonly #memory = new Map<string, string>();
  readonly #seen = new Map<string, string>();

  constructor(private readonly storage: DraftStorage) {}

  read(person: string, place: string): string {
    const key = keyOf(person, place);
    const text = this.#memory.get(key) ?? this.#kept(key);
    this.#seen.set(key, text);
    return text;
  }

  write(person: string, place: string, text: string, join = bothTexts): void {
    const key = keyOf(person, place);
    const kept = this.#kept(key);
    const isUnseen = kept !== '' && !this.#memory.has(key) && kept !== (this.#seen.get(key) ?? '');
    this.#put(key, isUnseen ? join(kept, text) : text);
  }

  /** Puts text back into a place, before what has been written there meanwhile. */
  putBack(person: string, place: string, text: string): void {
    this.#put(keyOf(person, place), bothTexts(text, this.read(person, place)));
  }

  #kept(key: string): string {
    try {
      return this.storage.getItem(key) ?? '';
    } catch {
      return '';
    }
  }

  #put(key: string, text: string): void {
    this.#seen.set(key, text);
    try {
      if (text === '') this.storage.removeItem(key);
      else this.storage.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
  }
}
