import { ApolloProvider } from '@apollo/client/react';
import { ToastRegion, UiProvider } from '@my-girok/ui-components';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Connection } from '../platform/connection/connection.ts';
import { ConnectionContext } from '../platform/connection/use-connection.ts';
import { makeClient } from '../platform/graphql/client.ts';
import { LocaleProvider, type LocaleProviderProps, useLanguage } from '../platform/i18n/locale-provider.tsx';
import { IdentityProvider, SessionContext } from '../platform/identity/identity.tsx';
import { Session } from '../platform/identity/session.ts';
import { notices } from '../platform/notices/notices.ts';
import { makeRouter } from './router.ts';

/** These two answer for their own failures: a wrong password is not a session that ended. */
const SIGN_INS = ['Login', 'Register'];

function makeServices() {
  const connection = new Connection();
  const session = new Session();
  const client = makeClient({
    reached: (yes) => connection.reached(yes),
    signedOut: (operation) => {
      if (!SIGN_INS.includes(operation ?? '')) session.lost();
    },
  });
  addEventListener('online', connection.tryNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') connection.tryNow();
  });
  return { connection, session, client, router: makeRouter() };
}

/** Everything the screens stand on, made once a page. */
export function App({ initial }: Pick<LocaleProviderProps, 'initial'>): ReactNode {
  const [{ connection, session, client, router }] = useState(makeServices);
  return (
    <LocaleProvider initial={initial}>
      <ConnectionContext value={connection}>
        <SessionContext value={session}>
          <ApolloProvider client={client}>
            <IdentityProvider>
              <Ui navigate={(path) => void router.navigate({ href: path })}>
                <RouterProvider router={router} />
              </Ui>
            </IdentityProvider>
          </ApolloProvider>
        </SessionContext>
      </ConnectionContext>
    </LocaleProvider>
  );
}

function Ui({
  navigate,
  children,
}: {
  readonly navigate: (path: string) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { locale } = useLanguage();
  const t = useTranslations('App');
  return (
    <UiProvider locale={locale} navigate={navigate}>
      {children}
      <ToastRegion queue={notices} label={t('notifications')} closeLabel={t('close')} />
    </UiProvider>
  );
}
