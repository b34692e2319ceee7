import { LOCALES } from '@my-girok/types';
import { useEffect } from 'react';
import { chosenLocale } from '../platform/i18n/locale.ts';
import { useLanguage } from '../platform/i18n/locale-provider.tsx';
import { useIdentity } from '../platform/identity/identity.tsx';

/** On a device where the person never chose a language, speaks the one they chose elsewhere. */
export function useAccountLocale(): void {
  const { identity } = useIdentity();
  const { locale, speak } = useLanguage();
  const chosen = identity.state === 'in' ? LOCALES.find((each) => each === identity.me?.locale) : undefined;
  useEffect(() => {
    if (chosen && chosen !== locale && chosenLocale() === undefined) void speak(chosen, false);
  }, [chosen, locale, speak]);
}
