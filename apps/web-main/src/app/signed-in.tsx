import { Button, ErrorState, Seal, useDelayed } from '@my-girok/ui-components';
import { createLazyRoute, Outlet, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
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
  const isSlow = useDelayed(identity.state === 'unknown', 2_000);
  if (identity.state === 'out') return <ToLogin keepsPlace={!identity.byChoice} />;
  if (identity.state === 'unknown')
    return (
      <main className="app-door">
        <Seal size={52} tone="ink" label={t('App.name')} />
        {isSlow && !identity.failure && <p role="status">{t('App.slow')}</p>}
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

/** Leaves for the log-in screen once, remembering where the person wanted to go. */
function ToLogin({ keepsPlace }: { readonly keepsPlace: boolean }): ReactNode {
  const router = useRouter();
  useEffect(() => {
    const { pathname, href } = router.state.location;
    void router.navigate({ to: '/login', search: keepsPlace && pathname !== '/' ? { next: href } : {}, replace: true });
  }, [router, keepsPlace]);
  return null;
}
