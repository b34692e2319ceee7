import type { PageInfo } from './page.js';

/** How much each round looks at, in multiples of what is missing. A page that is short after the last goes on at the next page. */
const WIDTHS = [1, 2, 4, 8];
/** The most that is looked at in one round. */
const ROUND_MAX = 200;

export interface VisiblePageSource<C, V> {
  /** The next candidates, after the last one looked at; undefined at the page's beginning. */
  read: (last: C | undefined, size: number) => Promise<C[]>;
  /** What the reader sees of each candidate, in the same order; undefined for what they may not see. */
  look: (candidates: readonly C[]) => Promise<(V | undefined)[]>;
  cursorOf: (candidate: C) => string;
}

/**
 * A page of what a reader may see, from a list that also holds what they may not. Reads on while the page is short, within
 * bounds: then the page ends early and says that there is more, so that a long stretch of hidden things costs no endless read.
 */
export async function readVisiblePage<C, V>(
  limit: number,
  { read, look, cursorOf }: VisiblePageSource<C, V>,
): Promise<{ items: V[]; pageInfo: PageInfo }> {
  const visible: { candidate: C; value: V }[] = [];
  let last: C | undefined;
  let exhausted = false;
  for (const width of WIDTHS) {
    // One more than the page tells whether there is another.
    const size = Math.min((limit + 1 - visible.length) * width, ROUND_MAX);
    const candidates = await read(last, size);
    const values = candidates.length === 0 ? [] : await look(candidates);
    candidates.forEach((candidate, i) => {
      const value = values[i];
      if (value !== undefined) visible.push({ candidate, value });
    });
    last = candidates.at(-1) ?? last;
    exhausted = candidates.length < size;
    if (exhausted || visible.length > limit) break;
  }
  const page = visible.slice(0, limit);
  const more = visible.length > limit;
  const end = more || exhausted ? page.at(-1)?.candidate : last;
  return {
    items: page.map(({ value }) => value),
    pageInfo: { hasNextPage: more || !exhausted, endCursor: end === undefined ? '' : cursorOf(end) },
  };
}
