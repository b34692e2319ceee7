import { useApolloClient, useQuery } from '@apollo/client/react';
import { type AgeBand, MatchAgeDocument, SetBirthDateDocument } from '../../../gen/matching/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';

export interface Age {
  /** Undefined until it is known. */
  readonly band: AgeBand | undefined;
  readonly failure: Failure | undefined;
  readonly refetch: () => void;
  /** Keeps the birth date, once; answers what went wrong. */
  readonly say: (birthDate: string) => Promise<Failure | undefined>;
}

/** Whether the person is of age, as auth-service tells them: the band alone. */
export function useAge(): Age {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(MatchAgeDocument, { fetchPolicy: 'cache-and-network' });
  const failure = error ? failureOf(error) : undefined;
  useRecovery(passes(failure), refetch);
  return {
    band: data?.me?.ageBand,
    failure,
    refetch: () => void refetch(),
    say: async (birthDate) => {
      const result = await client
        .mutate({ mutation: SetBirthDateDocument, variables: { birthDate }, errorPolicy: 'all' })
        .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
      if (!result.data?.setBirthDate) return failureOf(result.error);
      await refetch();
      return undefined;
    },
  };
}
