import type { ApolloCache, Modifier, Reference } from '@apollo/client/cache';

type Stored = Record<string, unknown>;
interface Items {
  readonly items: readonly { readonly actor: Reference | null; readonly post: Reference }[];
}
export type Flags = Partial<
  Record<'viewerMutes' | 'viewerBlocks' | 'viewerFollows' | 'followsViewer' | 'blocksViewer', boolean>
>;

/** Notes how one stands to a person; nothing where that is unknown here. */
export function setFlags(cache: ApolloCache, personId: string, flags: Flags): void {
  cache.modify<Stored>({
    id: cache.identify({ __typename: 'User', id: personId }),
    fields: Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, () => value])),
  });
}

/** Takes what somebody wrote or reposted out of the lists that collect from many people. */
export function hidePerson(cache: ApolloCache, personId: string): void {
  const drop: Modifier<unknown> = (value, { readField }) => {
    const list = value as Items | null;
    if (!list?.items) return list;
    const isTheirs = (person: Reference | null | undefined): boolean =>
      person !== null && person !== undefined && readField('id', person) === personId;
    const items = list.items.filter(
      (item) => !isTheirs(item.actor) && !isTheirs(readField<Reference | null>('author', item.post)),
    );
    return items.length === list.items.length ? list : { ...list, items };
  };
  cache.modify<Stored>({ fields: { timeline: drop, postsWithTag: drop } });
}
