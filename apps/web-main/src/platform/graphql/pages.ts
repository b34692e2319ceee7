import type { FieldMergeFunction, Reference } from '@apollo/client/cache';

interface Info {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

/**
 * Joins a page to what is known. A page with a cursor goes to the end. A first page replaces the head and keeps what
 * lay below it, so that a list never gets shorter, or moves, under the person reading it.
 */
export function joinPages<T>(
  existing: { readonly items: readonly T[]; readonly pageInfo: Info } | undefined,
  incoming: { readonly items: readonly T[]; readonly pageInfo: Info },
  isNext: boolean,
  idOf: (item: T) => string,
): { items: T[]; pageInfo: Info } {
  if (!existing || existing.items.length === 0) return { items: [...incoming.items], pageInfo: incoming.pageInfo };
  const arriving = new Set(incoming.items.map(idOf));
  if (isNext)
    return {
      items: [
        ...existing.items,
        ...incoming.items.filter((item) => !existing.items.some((old) => idOf(old) === idOf(item))),
      ],
      pageInfo: incoming.pageInfo,
    };
  const last = incoming.items.at(-1);
  const seam = last === undefined ? -1 : existing.items.findIndex((item) => idOf(item) === idOf(last));
  // Without overlap there may be a gap between the two: only the new page is known to be whole.
  if (seam === -1) return { items: [...incoming.items], pageInfo: incoming.pageInfo };
  const below = existing.items.slice(seam + 1).filter((item) => !arriving.has(idOf(item)));
  return { items: [...incoming.items, ...below], pageInfo: below.length > 0 ? existing.pageInfo : incoming.pageInfo };
}

type Page<K extends string> = Record<K, readonly Reference[]> & { readonly pageInfo: Info };

function merger<K extends string>(key: K): FieldMergeFunction<Page<K> | null, Page<K> | null> {
  return (existing, incoming, { args, readField }) => {
    if (!incoming) return existing ?? null;
    const joined = joinPages(
      existing ? { items: existing[key], pageInfo: existing.pageInfo } : undefined,
      { items: incoming[key], pageInfo: incoming.pageInfo },
      typeof args?.cursor === 'string',
      (item) => String(readField('id', item)),
    );
    return { ...incoming, [key]: joined.items, pageInfo: joined.pageInfo };
  };
}

export const mergePosts = merger('posts');
export const mergeComments = merger('comments');
