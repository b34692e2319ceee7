import { readNewest, type Window } from './newest-window.js';

/** Where a page begins: below a number, or, among edges of before there were numbers, after a key. */
export interface EdgePosition {
  below?: number;
  after?: string;
}

/** The position after an edge. */
export function edgePosition(seq: number | undefined, id: string): EdgePosition {
  return seq === undefined ? { after: id } : { below: seq };
}

export interface EdgeSource<T> {
  /** The last number given. */
  last: () => Promise<number>;
  numbered: (window: Window, limit: number) => Promise<T[]>;
  /** Edges without a number, in the order of their other end's id. */
  unnumbered: (after: string, limit: number) => Promise<T[]>;
}

/**
 * Edges, the latest first: by the numbers given in their writes' transactions, and after these the ones made before edges were
 * numbered, whose order nobody kept.
 */
export async function readEdges<T>(from: EdgePosition, size: number, source: EdgeSource<T>): Promise<T[]> {
  const found: T[] = [];
  if (from.after === undefined) {
    const below = from.below ?? (await source.last()) + 1;
    found.push(...(await readNewest(below, size, source.numbered)));
    if (found.length === size) return found;
  }
  found.push(...(await source.unnumbered(from.after ?? '', size - found.length)));
  return found;
}
