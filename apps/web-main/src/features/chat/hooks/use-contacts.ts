import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { ChatContactsDocument, type ChatPersonFragment, ChatReadersDocument } from '../../../gen/chat/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';

const PAGE = 100;
/** A list one filters by hand need not hold thousands. */
const MOST = 500;

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly avatar?: string | null;
}

type Page = { people: (ChatPersonFragment | null)[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } };

/** People one may want to talk with: those one follows, then those who follow. */
export function useContacts(): {
  readonly people: readonly Contact[] | undefined;
  readonly failure: Failure | undefined;
} {
  const client = useApolloClient();
  const { id } = usePerson();
  const [people, setPeople] = useState<readonly Contact[]>();
  const [failure, setFailure] = useState<Failure>();
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: again at each turn
  useEffect(() => {
    let isOver = false;
    const found = new Map<string, Contact>();
    const pageOf = async (list: 'following' | 'followers', cursor: string | null): Promise<Page | undefined> => {
      const options = { variables: { id, limit: PAGE, cursor }, fetchPolicy: 'no-cache' as const };
      if (list === 'following') {
        const { data, error } = await client.query({ query: ChatContactsDocument, ...options });
        if (!data?.user && error) throw error;
        return data?.user?.followingPeople ?? undefined;
      }
      const { data, error } = await client.query({ query: ChatReadersDocument, ...options });
      if (!data?.user && error) throw error;
      return data?.user?.followerPeople ?? undefined;
    };
    const load = async (): Promise<void> => {
      for (const list of ['following', 'followers'] as const) {
        let cursor: string | null = null;
        do {
          const page: Page | undefined = await pageOf(list, cursor);
          for (const person of page?.people ?? []) if (person && person.id !== id) found.set(person.id, person);
          if (isOver) return;
          setPeople([...found.values()]);
          cursor = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        } while (cursor && found.size < MOST);
      }
    };
    load().then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(failureOf(error)),
    );
    return () => {
      isOver = true;
    };
  }, [client, id, turn]);
  useRecovery(passes(failure), async () => setTurn((now) => now + 1));
  return { people, failure };
}
