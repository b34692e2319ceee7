/** Which rows of a conversation are drawn: by key, so that rows coming in above or below change nothing. */
export interface Drawn {
  /** Null: as many as a first look needs, before the end. */
  readonly first: string | null;
  /** Null: up to the end, whatever comes. */
  readonly last: string | null;
}

export const AT_END: Drawn = { first: null, last: null };

/** A first look: more than any screen shows. */
const FIRST = 60;
/** How many more are drawn when one comes near an edge. */
const STEP = 40;
/** What the document holds at most. */
const MOST = 180;

/** Start and end (exclusive) of what is drawn. */
export function drawnOf(keys: readonly string[], { first, last }: Drawn): readonly [number, number] {
  const lastAt = last === null ? -1 : keys.indexOf(last);
  const end = lastAt === -1 ? keys.length : lastAt + 1;
  const firstAt = first === null ? -1 : keys.indexOf(first);
  return [firstAt === -1 || firstAt >= end ? Math.max(0, end - FIRST) : firstAt, end];
}

/** More rows at one edge; far too many at the other are let go. */
export function grown(keys: readonly string[], drawn: Drawn, edge: 'older' | 'newer'): Drawn {
  const [start, end] = drawnOf(keys, drawn);
  if (edge === 'older') {
    const from = Math.max(0, start - STEP);
    const to = end - from > MOST ? from + MOST : end;
    return { first: keys[from] ?? null, last: to >= keys.length ? drawn.last : (keys[to - 1] ?? null) };
  }
  const to = Math.min(keys.length, end + STEP);
  const from = to - start > MOST ? to - MOST : start;
  return { first: keys[from] ?? null, last: to === keys.length ? null : (keys[to - 1] ?? null) };
}

/** What is drawn so that one row is, in the middle of others. */
export function aroundKey(keys: readonly string[], key: string): Drawn {
  const at = keys.indexOf(key);
  if (at === -1) return AT_END;
  const to = Math.min(keys.length, at + FIRST / 2 + 1);
  return { first: keys[Math.max(0, at - FIRST / 2)] ?? null, last: to === keys.length ? null : (keys[to - 1] ?? null) };
}

/** At the end, rows that scrolled far away are let go before there are too many. */
export function shortened(keys: readonly string[], drawn: Drawn): Drawn {
  const [start, end] = drawnOf(keys, drawn);
  return end - start > MOST ? { first: keys[end - FIRST] ?? null, last: drawn.last } : drawn;
}
