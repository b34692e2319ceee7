import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  EndQueueWatchDocument,
  type MatchIntent,
  type MatchStrictness,
  QueueWatchDocument,
  WatchQueueDocument,
} from '../../../gen/matching/graphql.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import type { Criteria } from './match-types.ts';

export interface QueueWatch {
  /** Until when the person is told that somebody is there; undefined while they are not. */
  readonly until: string | undefined;
  /** Both answer what went wrong. */
  readonly begin: (criteria: Criteria) => Promise<Failure | undefined>;
  readonly end: () => Promise<Failure | undefined>;
}

/** Being told by a notification when somebody is there. */
export function useQueueWatch(): QueueWatch {
  const client = useApolloClient();
  const { data } = useQuery(QueueWatchDocument, { fetchPolicy: 'cache-and-network' });
  const keep = (queueWatch: NonNullable<typeof data>['queueWatch']): void => {
    client.writeQuery({ query: QueueWatchDocument, data: { __typename: 'Query', queueWatch } as never });
  };
  const until = data?.queueWatch?.expiresAt;
  return {
    until: until && Date.parse(until) > Date.now() ? until : undefined,
    begin: async ({ languages, interests, intent, strictness }) => {
      const input = {
        languages: [...languages],
        interests: [...interests],
        intent: intent.toUpperCase() as MatchIntent,
        strictness: strictness.toUpperCase() as MatchStrictness,
      };
      const result = await client
        .mutate({ mutation: WatchQueueDocument, variables: { input }, errorPolicy: 'all' })
        .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
      if (!result.data) return failureOf(result.error);
      keep(result.data.watchQueue.watch);
      return undefined;
    },
    end: async () => {
      const result = await client
        .mutate({ mutation: EndQueueWatchDocument, errorPolicy: 'all' })
        .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
      if (!result.data) return failureOf(result.error);
      keep(null);
      return undefined;
    },
  };
}
