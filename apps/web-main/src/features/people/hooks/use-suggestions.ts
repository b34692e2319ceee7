import { useQuery } from '@apollo/client/react';
import { type PersonSummaryFragment, SuggestionsDocument } from '../../../gen/people/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';

export interface Suggestions {
  readonly people: readonly PersonSummaryFragment[] | undefined;
  readonly failure: Failure | undefined;
  readonly refresh: () => Promise<unknown>;
}

/** People one does not follow yet. Those one follows from here stay in their place until the list is opened again. */
export function useSuggestions(limit: number): Suggestions {
  const { data, error, refetch } = useQuery(SuggestionsDocument, {
    variables: { limit },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const failure = error ? failureOf(error) : undefined;
  useRecovery(passes(failure), refetch);
  return { people: data?.suggestions ?? undefined, failure, refresh: refetch };
}
