import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LogoutDocument } from '../../../gen/account/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { useIdentity } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';

/** Logs out. The page forgets the person only once the session has really ended. */
export function useLogout(): { readonly logout: () => Promise<void>; readonly isPending: boolean } {
  const client = useApolloClient();
  const { forget } = useIdentity();
  const t = useTranslations();
  const sentence = useSentence();
  const [isPending, setPending] = useState(false);
  return {
    isPending,
    logout: async () => {
      setPending(true);
      try {
        // What is pushed is for who is signed in; the session's end would stop it as well, only less at once.
        const { turnPushOff } = await import('../../../platform/push/push.ts');
        await turnPushOff(client).catch(() => undefined);
        await client.mutate({ mutation: LogoutDocument });
        await forget();
      } catch (error) {
        notices.add({ words: t('Settings.logoutFailed', { reason: sentence(failureOf(error)) }), tone: 'danger' });
        setPending(false);
      }
    },
  };
}
