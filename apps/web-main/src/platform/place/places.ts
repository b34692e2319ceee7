/** Where a person was in one entry of the history: the item at the top of the window, and how far from the edge. */
export interface Place {
  readonly y: number;
  readonly anchor?: string;
  readonly offset: number;
  /** How many items the list held. */
  readonly count: number;
}

const KEY = 'girok.places';
const KEPT = 50;

/** Places by history entry, for as long as the tab lives (also over a reload). */
export function placesIn(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  let places: Map<string, Place>;
  try {
    places = new Map(JSON.parse(storage.getItem(KEY) ?? '[]') as [string, Place][]);
  } catch {
    places = new Map();
  }
  return {
    of: (entry: string): Place | undefined => places.get(entry),
    keep(entry: string, place: Place): void {
      places.delete(entry);
      places.set(entry, place);
      for (const oldest of places.keys()) {
        if (places.size <= KEPT) break;
        places.delete(oldest);
      }
    },
    save(): void {
      try {
        storage.setItem(KEY, JSON.stringify([...places]));
      } catch {
        // The place is then kept until the page is left.
      }
    },
  };
}
