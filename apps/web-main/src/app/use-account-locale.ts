import { LOCALES } from '@my-girok/types';
import { useEffect } from 'react';
import { chosenLocale, spokenLocale } from '../platform/i18n/locale.ts';
import { useLanguage } from '../platform/i18n/locale-provider.tsx';
import { useIdentity } from '../platform/identity/identity.tsx';

/** Where neither the person nor their browser says a language of ours, speaks the one of their account. */
export function useAccountLocale(): void {
  const { identity } = useIdentity();
  const { locale, speak } = useLanguage();
  const chosen = identity.state === 'in' ? LOCALES.find((each) => each === identity.me?.locale) : undefined;
  useEffect(() => {
    if (chosen && chosen !== locale && (chosenLocale() ?? spokenLocale(navigator.languages)) === undefined)
      void speak(chosen, false);
  }, [chosen, locale, speak]);
}
