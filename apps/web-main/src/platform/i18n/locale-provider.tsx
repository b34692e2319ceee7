import type { Locale } from '@my-girok/types';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { chooseLocale, loadMessages } from './locale.ts';
import type { Messages } from './messages.ts';

export interface Language {
  readonly locale: Locale;
  /** Loads and shows another language; `remember` when the person asked for it on this device. */
  readonly speak: (locale: Locale, remember: boolean) => Promise<void>;
}

const LanguageContext = createContext<Language | undefined>(undefined);

export interface LocaleProviderProps {
  readonly initial: { readonly locale: Locale; readonly messages: Messages };
  readonly children: ReactNode;
}

/** Gives every screen its language, and changes it without a reload. */
export function LocaleProvider({ initial, children }: LocaleProviderProps): ReactNode {
  const [spoken, setSpoken] = useState(initial);
  const speak = useCallback(async (locale: Locale, remember: boolean) => {
    if (remember) chooseLocale(locale);
    const messages = await loadMessages[locale]();
    setSpoken({ locale, messages });
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.locale;
  }, [spoken.locale]);
  const language = useMemo(() => ({ locale: spoken.locale, speak }), [spoken.locale, speak]);
  return (
    <LanguageContext value={language}>
      <IntlProvider
        locale={spoken.locale}
        messages={spoken.messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage needs LocaleProvider');
  return language;
}
