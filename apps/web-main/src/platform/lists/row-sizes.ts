/** Heights of a list's rows: measured where a row has been drawn, estimated from those elsewhere. */
export interface RowSizes {
  /** Pixels by row id. */
  readonly known: ReadonlyMap<string, number>;
  readonly estimate: number;
}

/** Which rows are drawn, and how much room the others take. */
export interface Drawn {
  /** Indexes of the rows in the document, in order: one stretch, and perhaps a single row kept apart from it. */
  readonly indexes: readonly number[];
  /** Room before each drawn row for those left out since the one before, px; the first one's is the list's start. */
  readonly gaps: readonly number[];
  /** Room after the last one. */
  readonly after: number;
}

export const sizeOf = (sizes: RowSizes, id: string): number => sizes.known.get(id) ?? sizes.estimate;

/** What unmeasured rows are taken for: the mean of the measured ones, or `otherwise` until there are any. */
export function estimateFrom(known: ReadonlyMap<string, number>, otherwise: number): number {
  if (known.size === 0) return otherwise;
  let sum = 0;
  for (const size of known.values()) sum += size;
  return Math.round(sum / known.size);
}

/** The rows between two distances from the list's start (px); none for a list that lies elsewhere. */
export function rowsBetween(ids: readonly string[], sizes: RowSizes, from: number, to: number): [number, number] {
  let start = ids.length;
  let end = 0;
  let top = 0;
  for (const [index, id] of ids.entries()) {
    const bottom = top + sizeOf(sizes, id);
    if (bottom > from && top < to) {
      start = Math.min(start, index);
      end = index + 1;
    }
    if (top >= to) break;
    top = bottom;
  }
  if (end === 0) return from < 0 ? [0, Math.min(1, ids.length)] : [Math.max(0, ids.length - 1), ids.length];
  return [start, end];
}

/** Rows chosen to be drawn: by number, end exclusive, and by the id of the first. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly first?: string;
}

/** The rows around one, `count` at least; those at the list's start where it is not in the list. */
export function around(ids: readonly string[], id: string | undefined, count: number): Range {
  const at = id === undefined ? -1 : ids.indexOf(id);
  const start = Math.max(0, at - count / 2);
  return at === -1 ? { start: 0, end: count } : { start, end: at + count, first: ids[start] };
}

/** The same rows in a list that has changed: when others came in above, all of them stand further down. */
export function moved(range: Range, ids: readonly string[]): Range {
  // At the list's start what is new is to be drawn too.
  const at = range.first === undefined || range.start === 0 ? -1 : ids.indexOf(range.first);
  return at === -1 || at === range.start ? range : { ...range, start: at, end: range.end + at - range.start };
}

/** Lays out the rows of a range, with those in `kept` (a focused row) wherever they stand. */
export function layOut(
  ids: readonly string[],
  sizes: RowSizes,
  { start, end }: Range,
  kept: ReadonlySet<string>,
): Drawn {
  const indexes: number[] = [];
  const gaps: number[] = [];
  let room = 0;
  for (const [index, id] of ids.entries()) {
    if ((index >= start && index < end) || kept.has(id)) {
      indexes.push(index);
      gaps.push(room);
      room = 0;
    } else room += sizeOf(sizes, id);
  }
  return { indexes, gaps, after: room };
}
