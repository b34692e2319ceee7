import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useRecovery } from '../connection/use-connection.ts';
import { onListsChange } from '../freshness/freshness.ts';
import { type Failure, failureOf, passes } from '../graphql/failure.ts';
import { useIdentity } from '../identity/identity.tsx';
import { itemsHeldHere } from '../place/place-keeper.ts';

const PAGE = 20;
const LARGEST_PAGE = 100;

interface PageVariables extends OperationVariables {
  limit: number;
  cursor?: string | null;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

export interface PagesOptions<Data, Rest extends object, T> {
  readonly document: TypedDocumentNode<Data, Rest & { limit: number; cursor?: string | null | undefined }>;
  readonly variables: Rest;
  /** The list in the answer (the same function at every call); undefined while its service is away. */
  readonly select: (data: Data) => PageOf<T> | undefined;
  /** Whether an item came without something it should have (an author whose service was away). */
  readonly isPartial: (item: T) => boolean;
  /** Whether opening a list that is known already looks for changes. */
  readonly refreshesOnOpen: boolean;
}

export interface Pages<Data, T> {
  /** Everything the last answer held; undefined before the first one. */
  readonly data: Data | undefined;
  readonly items: readonly T[] | undefined;
  /** Whether the API has answered since the list was opened. */
  readonly isAnswered: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Why the first page did not come, or came in part. */
  readonly failure: Failure | undefined;
  readonly moreFailure: Failure | undefined;
  readonly loadMore: () => void;
  /** Loads everything shown again, from the top. */
  readonly refresh: () => Promise<void>;
}

/**
 * A list by pages that is drawn from the cache and filled from the API: at once on going back, as long as it was on a
 * reload (so that the place can be found again), and again by itself after an outage.
 */
export function usePages<Data, Rest extends object, T>(options: PagesOptions<Data, Rest, T>): Pages<Data, T> {
  const { document, variables, select, isPartial, refreshesOnOpen } = options;
  const { identity } = useIdentity();
  const client = useApolloClient();
  const key = JSON.stringify(variables);
  const { data } = useQuery(document as TypedDocumentNode<Data, PageVariables>, {
    variables: { ...variables, limit: PAGE } as PageVariables,
    fetchPolicy: 'cache-only',
  });
  const known = data as Data | undefined;
  const page = known === undefined ? undefined : select(known);
  const [first, setFirst] = useState<{ key: string; answered: boolean; failure?: Failure }>({ key, answered: false });
  const [more, setMore] = useState<{ loading: boolean; failure?: Failure }>({ loading: false });
  const held = useRef(page?.items.length ?? 0);
  held.current = page?.items.length ?? 0;

  const load = useCallback(
    async (wanted: number): Promise<void> => {
      const rest = JSON.parse(key) as Rest;
      const failure = await loadPages(client, document, rest, select, wanted);
      setFirst({ key, answered: true, failure });
    },
    [client, document, key, select],
  );

  const refresh = useCallback(() => load(Math.max(PAGE, held.current)), [load]);

  const isWhole = page !== undefined && !page.items.some(isPartial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a list, when it is opened
  useEffect(() => {
    if (!isWhole || refreshesOnOpen) void load(Math.max(PAGE, itemsHeldHere(), held.current));
  }, [load]);

  const failure = first.key === key ? first.failure : undefined;
  useRecovery(passes(failure), refresh);
  const isBack = identity.state === 'in' && !identity.expired && failure?.kind === 'signed_out';
  useEffect(() => {
    if (isBack) void refresh();
  }, [isBack, refresh]);

  useEffect(() => onListsChange(() => void refresh()), [refresh]);

  const cursor = page?.endCursor;
  const loadMore = useCallback(() => {
    setMore({ loading: true });
    void client
      .query({
        query: document as TypedDocumentNode<Data, PageVariables>,
        variables: { ...(JSON.parse(key) as Rest), limit: PAGE, cursor } as PageVariables,
        fetchPolicy: 'network-only',
      })
      .then((result) => {
        const failed = result.error ? failureOf(result.error) : undefined;
        const came = result.data !== undefined && select(result.data as Data) !== undefined;
        setMore({ loading: false, failure: came ? undefined : failed });
        if (came && passes(failed)) setFirst({ key, answered: true, failure: failed });
      });
  }, [client, document, key, select, cursor]);

  return {
    data: known,
    items: page?.items,
    isAnswered: first.answered && first.key === key,
    hasMore: page?.hasNextPage ?? false,
    isLoadingMore: more.loading,
    failure,
    moreFailure: more.failure,
    loadMore,
    refresh,
  };
}

async function loadPages<Data, Rest extends object, T>(
  client: ApolloClient,
  document: PagesOptions<Data, Rest, T>['document'],
  variables: Rest,
  select: (data: Data) => PageOf<T> | undefined,
  wanted: number,
): Promise<Failure | undefined> {
  let cursor: string | null | undefined = null;
  for (let left = wanted; left > 0; left -= LARGEST_PAGE) {
    const result: { data?: unknown; error?: unknown } = await client.query({
      query: document as TypedDocumentNode<Data, PageVariables>,
      variables: { ...variables, limit: Math.min(LARGEST_PAGE, Math.max(PAGE, left)), cursor } as PageVariables,
      fetchPolicy: 'network-only',
    });
    if (result.error) return failureOf(result.error);
    const page = result.data === undefined ? undefined : select(result.data as Data);
    if (!page?.hasNextPage) return undefined;
    cursor = page.endCursor;
  }
  return undefined;
}
