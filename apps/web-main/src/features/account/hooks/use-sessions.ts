import { useApolloClient, useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { RevokeSessionDocument, SessionsDocument, type SessionsQuery } from '../../../gen/account/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';

export type Device = NonNullable<SessionsQuery['sessions']>[number];

export interface Devices {
  readonly devices: readonly Device[] | undefined;
  readonly failure: Failure | undefined;
  readonly end: (device: Device) => Promise<void>;
}

/** Where one is signed in, and how to end it. */
export function useSessions(): Devices {
  const client = useApolloClient();
  const t = useTranslations('Account');
  const sentence = useSentence();
  const { data, error, refetch } = useQuery(SessionsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const failure = error ? failureOf(error) : undefined;
  useRecovery(passes(failure), refetch);
  return {
    devices: data?.sessions ?? undefined,
    failure,
    end: async (device) => {
      try {
        await client.mutate({ mutation: RevokeSessionDocument, variables: { sessionId: device.id } });
        client.cache.evict({ id: client.cache.identify({ __typename: 'Session', id: device.id }) });
        client.cache.gc();
        notices.add({
          words: t('ended', {
            browser: device.browser || t('unknownBrowser'),
            system: device.system || t('unknownSystem'),
          }),
        });
      } catch (failed) {
        notices.add({ words: t('endFailed', { reason: sentence(failureOf(failed)) }), tone: 'danger' });
      }
    },
  };
}
