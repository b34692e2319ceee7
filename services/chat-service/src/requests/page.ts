/** Where a page ends and whether there is another. */
export interface PageInfo {
  hasNextPage: boolean;
  /** Opaque; empty when the page is empty. */
  endCursor: string;
}

/** Cuts a list of one more than asked for down to its page. */
export function cutPage<T>(
  found: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; pageInfo: PageInfo } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    pageInfo: { hasNextPage: found.length > limit, endCursor: last === undefined ? '' : cursorOf(last) },
  };
}
