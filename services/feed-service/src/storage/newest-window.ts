/** From (inclusive) and below (exclusive): sequence numbers. */
export interface Window {
  from: number;
  below: number;
}

/** Widths of the windows tried, in multiples of what is asked for; the last reaches the beginning. */
const WIDTHS = [2, 16, Number.POSITIVE_INFINITY];

/**
 * The newest `limit` items below a sequence number, newest first, by ranges that are as tight as they can be: an index range
 * costs what lies within it, also where the server does not stop at a limit. Sequence numbers are contiguous but for
 * deletions, so the first window nearly always holds the page; there are at most three.
 */
export async function readNewest<T>(
  below: number,
  limit: number,
  read: (window: Window, limit: number) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  let top = below;
  for (const width of WIDTHS) {
    const from = Math.max(1, top - limit * width);
    if (from >= top) break;
    found.push(...(await read({ from, below: top }, limit - found.length)));
    if (found.length >= limit) break;
    top = from;
  }
  return found;
}

/** The same from the other end: the oldest `limit` items above a sequence number, oldest first; `last` is the highest given. */
export async function readOldest<T>(
  above: number,
  last: number,
  limit: number,
  read: (window: Window, limit: number) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  let from = above + 1;
  for (const width of WIDTHS) {
    const below = Math.min(last + 1, from + limit * width);
    if (from >= below) break;
    found.push(...(await read({ from, below }, limit - found.length)));
    if (found.length >= limit) break;
    from = below;
  }
  return found;
}
