import type { ListedPostFragment } from '../../../gen/graphql.ts';

type Row = Pick<ListedPostFragment, 'id' | 'reason'> & { readonly post: { readonly id: string } };

/**
 * How many rows wait above the list: those of a newer head that it does not hold, and posts that were told of since that head. A
 * repost of something the list holds is a row of its own.
 */
export function arrived(
  items: readonly Row[] | undefined,
  head: readonly Row[] | undefined,
  toldSince: number,
): number {
  if (!items) return 0;
  const rows = new Set(items.map(({ id }) => id));
  const posts = new Set(items.map(({ post }) => post.id));
  const isNew = ({ id, reason, post }: Row): boolean => !rows.has(id) && (reason === 'REPOST' || !posts.has(post.id));
  return (head ?? []).filter(isNew).length + toldSince;
}
