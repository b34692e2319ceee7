import { useQuery } from '@apollo/client/react';
import { PersonDocument, type PersonQuery } from '../../../gen/people/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';

export interface PersonPage {
  readonly person: NonNullable<PersonQuery['user']> | undefined;
  /** The API has answered that there is nobody. */
  readonly isMissing: boolean;
  readonly failure: Failure | undefined;
  readonly refresh: () => Promise<unknown>;
}

export function usePersonPage(id: string): PersonPage {
  const { data, error, loading, refetch } = useQuery(PersonDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const failure = error ? failureOf(error) : undefined;
  useRecovery(passes(failure), refetch);
  const person = data?.user ?? undefined;
  return {
    person,
    isMissing: !loading && !person && (failure === undefined || failure.kind === 'refused'),
    failure,
    refresh: refetch,
  };
}
