import { LOCALES } from '@my-girok/types';
import { LanguageSwitch, Seal } from '@my-girok/ui-components';
import { createLazyRoute, Outlet, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { LANGUAGE_NAMES } from '../features/account/components/settings.tsx';
import { useLanguage } from '../platform/i18n/locale-provider.tsx';
import { useIdentity } from '../platform/identity/identity.tsx';
import { ConnectionBanner } from './connection-banner.tsx';

export const route = createLazyRoute('/signed-out')({ component: SignedOut });

/** The frame of logging in and registering. Somebody who is signed in goes on to where they wanted to be. */
function SignedOut(): ReactNode {
  const t = useTranslations();
  const { identity } = useIdentity();
  const { locale, speak } = useLanguage();
  const { next } = useSearch({ from: '/signed-out' });
  if (identity.state === 'in' && identity.me) return <GoOn to={next ?? '/'} />;
  return (
    <>
      <ConnectionBanner />
      <main className="app-door">
        <Seal size={52} tone="ink" label={t('App.name')} />
        <Outlet />
        <footer>
          <LanguageSwitch
            label={t('Settings.language')}
            value={locale}
            onChange={(chosen) => void speak(chosen, true)}
            languages={LOCALES.map((each) => ({ locale: each, name: LANGUAGE_NAMES[each] }))}
          />
        </footer>
      </main>
    </>
  );
}

/** Goes on to where the person wanted to be, once. */
function GoOn({ to }: { readonly to: string }): ReactNode {
  const router = useRouter();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address changes by this very navigation
  useEffect(() => {
    router.history.replace(to);
  }, [router]);
  return null;
}
