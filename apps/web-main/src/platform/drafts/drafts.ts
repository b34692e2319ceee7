/**
 * What a person typed and did not send yet, kept on this device under their id: it outlives a reload, a crash and a
 * session that ran out, and is shown to nobody but them.
 */
export interface Drafts {
  read(person: string, place: string): string;
  write(person: string, place: string, text: string): void;
}

const keyOf = (person: string, place: string): string => `girok.draft.${person}.${place}`;

/** Storage may be full or refused (private windows): then the text lives as long as the page. */
export function draftsIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Drafts {
  const memory = new Map<string, string>();
  return {
    read(person, place) {
      const key = keyOf(person, place);
      const kept = memory.get(key);
      if (kept !== undefined) return kept;
      try {
        return storage.getItem(key) ?? '';
      } catch {
        return '';
      }
    },
    write(person, place, text) {
      const key = keyOf(person, place);
      try {
        if (text === '') storage.removeItem(key);
        else storage.setItem(key, text);
        memory.delete(key);
      } catch {
        memory.set(key, text);
      }
    },
  };
}
