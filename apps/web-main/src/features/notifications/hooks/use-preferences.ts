import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  type NotificationKind,
  NotificationPreferencesDocument,
  type PreferenceItemFragment,
  UpdateNotificationPreferencesDocument,
} from '../../../gen/notifications/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';

export type Way = 'inbox' | 'push';

export interface Preferences {
  readonly preferences: readonly PreferenceItemFragment[] | undefined;
  readonly failure: Failure | undefined;
  readonly refetch: () => void;
  readonly change: (kind: NotificationKind, way: Way, isOn: boolean) => void;
}

/** What the person wants to be told of, and how; a change shows at once, and goes back where it was not kept. */
export function usePreferences(): Preferences {
  const client = useApolloClient();
  const t = useTranslations('NotificationSettings');
  const sentence = useSentence();
  const { data, error, refetch } = useQuery(NotificationPreferencesDocument, { fetchPolicy: 'cache-and-network' });
  const failure = error ? failureOf(error) : undefined;
  useRecovery(passes(failure), refetch);
  const [changing, setChanging] = useState<ReadonlyMap<NotificationKind, PreferenceItemFragment>>(new Map());
  const known = data?.notificationPreferences ?? undefined;
  const preferences = known?.map((each) => changing.get(each.kind) ?? each);

  const keep = async (wanted: PreferenceItemFragment): Promise<void> => {
    const { kind, inbox, push } = wanted;
    setChanging((before) => new Map(before).set(kind, wanted));
    const result = await client
      .mutate({
        mutation: UpdateNotificationPreferencesDocument,
        variables: { input: [{ kind, inbox, push }] },
        errorPolicy: 'all',
      })
      .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
    const kept = result.data?.updateNotificationPreferences.preferences;
    if (kept)
      client.writeQuery({
        query: NotificationPreferencesDocument,
        data: { __typename: 'Query', notificationPreferences: kept },
      });
    else notices.add({ words: t('failed', { reason: sentence(failureOf(result.error)) }), tone: 'danger' });
    // A later change of the same kind stays until its own answer.
    setChanging((before) => {
      if (before.get(kind) !== wanted) return before;
      const after = new Map(before);
      after.delete(kind);
      return after;
    });
  };

  return {
    preferences,
    failure,
    refetch: () => void refetch(),
    change: (kind, way, isOn) => {
      const now = preferences?.find((each) => each.kind === kind);
      if (now) void keep({ ...now, [way]: isOn });
    },
  };
}
