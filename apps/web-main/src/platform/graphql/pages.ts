import type { FieldMergeFunction, Reference } from '@apollo/client/cache';

interface Info {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

interface Known<T> {
  readonly items: readonly T[];
  readonly pageInfo: Info;
  /** Where the page that came last ends: its cursor, and how many items stand before that point. */
  readonly tail?: { readonly cursor: string | null | undefined; readonly at: number };
}

/**
 * Joins a page to what is known. `after` is the cursor it was asked with; none for a first page. A page takes the place of
 * what was known there, so that what the service no longer sends goes, and keeps what lay below it, so that a list never
 * gets shorter, or moves, under the person reading it.
 */
export function joinPages<T>(
  existing: Known<T> | undefined,
  incoming: { readonly items: readonly T[]; readonly pageInfo: Info },
  after: string | undefined,
  idOf: (item: T) => string,
): { items: T[]; pageInfo: Info; tail: NonNullable<Known<T>['tail']> } {
  const { endCursor: cursor } = incoming.pageInfo;
  const known = existing?.items ?? [];
  const from = after === undefined ? 0 : existing?.tail?.cursor === after ? existing.tail.at : known.length;
  const before = known.slice(0, from);
  const rest = known.slice(from);
  const standing = new Set(before.map(idOf));
  const arriving = incoming.items.filter((item) => !standing.has(idOf(item)));
  const at = before.length + arriving.length;
  const last = incoming.items.at(-1);
  // Without overlap there may be a gap between the two: only the new page is known to be whole.
  const seam = last === undefined ? -1 : rest.findIndex((item) => idOf(item) === idOf(last));
  const coming = new Set(arriving.map(idOf));
  const below = seam === -1 ? [] : rest.slice(seam + 1).filter((item) => !coming.has(idOf(item)));
  return {
    items: [...before, ...arriving, ...below],
    pageInfo: below.length > 0 && existing ? existing.pageInfo : incoming.pageInfo,
    tail: { cursor, at },
  };
}

type Page<K extends string> = Record<K, readonly Reference[]> & Pick<Known<Reference>, 'pageInfo' | 'tail'>;

function merger<K extends string>(key: K): FieldMergeFunction<Page<K> | null, Page<K> | null> {
  return (existing, incoming, { args, readField }) => {
    if (!incoming) return existing ?? null;
    const joined = joinPages(
      existing ? { items: existing[key], pageInfo: existing.pageInfo, tail: existing.tail } : undefined,
      { items: incoming[key], pageInfo: incoming.pageInfo },
      typeof args?.cursor === 'string' ? args.cursor : undefined,
      (item) => String(readField('id', item)),
    );
    return { ...incoming, [key]: joined.items, pageInfo: joined.pageInfo, tail: joined.tail };
  };
}

export const mergePosts = merger('items');
export const mergeComments = merger('comments');
export const mergePeople = merger('people');
export const mergeNotifications = merger('notifications');
