const KEY = 'girok.sizes';
const LISTS_KEPT = 12;
const ROWS_KEPT = 400;

interface Kept {
  /** Of the column: rows of another width have other heights. */
  readonly width: number;
  readonly sizes: ReadonlyMap<string, number>;
}

/** What rows measured, by list, for as long as the tab lives: a list that is opened again is as high as it was. */
export function sizesIn(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  let lists: Map<string, Kept>;
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '[]') as [string, number, [string, number][]][];
    lists = new Map(kept.map(([name, width, sizes]) => [name, { width, sizes: new Map(sizes) }]));
  } catch {
    lists = new Map();
  }
  return {
    of: (name: string, width: number): Map<string, number> => {
      const kept = lists.get(name);
      return new Map(kept && Math.abs(kept.width - width) < 1 ? kept.sizes : []);
    },
    keep(name: string, width: number, sizes: ReadonlyMap<string, number>): void {
      lists.delete(name);
      lists.set(name, { width, sizes: new Map([...sizes].slice(-ROWS_KEPT)) });
      for (const oldest of lists.keys()) {
        if (lists.size <= LISTS_KEPT) break;
        lists.delete(oldest);
      }
    },
    save(): void {
      try {
        storage.setItem(KEY, JSON.stringify([...lists].map(([name, { width, sizes }]) => [name, width, [...sizes]])));
      } catch {
        // The rows are then measured again after a reload.
      }
    },
  };
}
