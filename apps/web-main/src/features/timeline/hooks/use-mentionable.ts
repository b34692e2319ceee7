import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { type AuthorFragment, MentionablePeopleDocument, type MentionablePeopleQuery } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';

const PAGE = 100;
/** Those followed last are those one names; a list one filters by hand need not hold thousands. */
const PEOPLE_MAX = 500;
const FRESH_MS = 5 * 60_000;

interface Known {
  readonly at: number;
  readonly people: readonly AuthorFragment[];
}
const known = new Map<string, Known>();

/** Calls `show` with more people at every page, so that the first can be offered at once. */
async function load(
  client: ApolloClient,
  id: string,
  show: (people: readonly AuthorFragment[]) => void,
): Promise<void> {
  let people: readonly AuthorFragment[] = [];
  let cursor: string | null | undefined = null;
  do {
    const result: { data?: unknown } = await client.query({
      query: MentionablePeopleDocument,
      variables: { id, limit: PAGE, cursor },
      fetchPolicy: 'no-cache',
    });
    const page = (result.data as MentionablePeopleQuery | undefined)?.user?.followingPeople;
    // Without an answer nobody is offered; the text can be written all the same.
    if (!page) return;
    people = [...people, ...page.people];
    show(people);
    cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (cursor && people.length < PEOPLE_MAX);
  known.set(id, { at: Date.now(), people });
}

/** People one follows, loaded once somebody is about to be named. */
export function useMentionable(isWanted: boolean): readonly AuthorFragment[] {
  const client = useApolloClient();
  const { id } = usePerson();
  const [people, setPeople] = useState<readonly AuthorFragment[]>(known.get(id)?.people ?? []);
  useEffect(() => {
    if (!isWanted) return;
    const kept = known.get(id);
    if (kept && Date.now() - kept.at < FRESH_MS) setPeople(kept.people);
    else void load(client, id, setPeople);
  }, [isWanted, client, id]);
  return people;
}
