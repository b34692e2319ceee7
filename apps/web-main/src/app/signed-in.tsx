import { Button, ErrorState, Seal } from '@my-girok/ui-components';
import { createLazyRoute, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../platform/connection/use-connection.ts';
import { useIdentity } from '../platform/identity/identity.tsx';
import { Shell } from './shell.tsx';

export const route = createLazyRoute('/signed-in')({ component: SignedIn });

/** Lets the signed-in through, sends others to the log-in screen, and waits honestly while the API cannot say. */
function SignedIn(): ReactNode {
  const t = useTranslations();
  const { identity } = useIdentity();
  const connection = useConnection();
  const { pathname, href } = useLocation();
  if (identity.state === 'out') return <Navigate to="/login" search={pathname === '/' ? {} : { next: href }} replace />;
  if (identity.state === 'unknown')
    return (
      <main className="app-door">
        <Seal size={52} tone="ink" label={t('App.name')} />
        {identity.failure && (
          <ErrorState
            level={1}
            title={t('Connection.startTitle')}
            safe={t('Connection.startSafe')}
            action={<Button onPress={connection.tryNow}>{t('Connection.tryNow')}</Button>}
            details={
              identity.failure.traceId
                ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: identity.failure.traceId }
                : undefined
            }
          />
        )}
      </main>
    );
  return (
    <Shell key={identity.person.id}>
      <Outlet />
    </Shell>
  );
}
