import { useApolloClient } from '@apollo/client/react';
import { ChoiceBar } from '@my-girok/ui-components';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChatPreferencesDocument, UpdateChatPreferencesDocument } from '../../../gen/chat/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';

interface Preferences {
  readonly sendReceipts: boolean;
  readonly showPresence: boolean;
}

/** What others learn of one while one talks. */
export function ChatPreferences(): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const client = useApolloClient();
  const [known, setKnown] = useState<Preferences>();
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback(async (): Promise<void> => {
    const { data, error } = await client
      .query({ query: ChatPreferencesDocument, fetchPolicy: 'no-cache' })
      .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
    if (data?.chatPreferences) setKnown(data.chatPreferences);
    setFailure(data?.chatPreferences ? undefined : failureOf(error));
  }, [client]);
  useEffect(() => void load(), [load]);
  useRecovery(passes(failure), load);

  const change = async (by: Partial<Preferences>): Promise<void> => {
    const before = known;
    setKnown((now) => now && { ...now, ...by });
    const { data, error } = await client
      .mutate({ mutation: UpdateChatPreferencesDocument, variables: { input: by }, errorPolicy: 'all' })
      .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
    if (data?.updateChatPreferences) return setKnown(data.updateChatPreferences.preferences);
    setKnown(before);
    notices.add({ words: `${t('didNot')} ${sentence(failureOf(error))}`, tone: 'danger' });
  };
  const choices = [
    { value: 'on', label: t('on') },
    { value: 'off', label: t('off') },
  ] as const;
  return (
    <section aria-labelledby="settings-chat">
      <h2 id="settings-chat">{t('title')}</h2>
      {!known && <p className="app-quiet">{failure ? sentence(failure) : t('loading')}</p>}
      {known && (
        <>
          <ChoiceBar
            label={t('receipts')}
            showsLabel
            value={known.sendReceipts ? 'on' : 'off'}
            choices={choices}
            onChange={(value) => void change({ sendReceipts: value === 'on' })}
          />
          <p className="app-quiet">{t('receiptsNote')}</p>
          <ChoiceBar
            label={t('presence')}
            showsLabel
            value={known.showPresence ? 'on' : 'off'}
            choices={choices}
            onChange={(value) => void change({ showPresence: value === 'on' })}
          />
          <p className="app-quiet">{t('presenceNote')}</p>
        </>
      )}
    </section>
  );
}
