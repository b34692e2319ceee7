import type { Locale } from '@my-girok/types';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { IntlProvider } from 'use-intl';
import { chooseLocale, loadMessages } from './locale.ts';
import type { FirstMessages, Messages } from './messages.ts';
import { moreMessages } from './more-messages.ts';

export interface Language {
  readonly locale: Locale;
  /** Loads and shows another language; `remember` when the person asked for it on this device. */
  readonly speak: (locale: Locale, remember: boolean) => Promise<void>;
}

const LanguageContext = createContext<Language | undefined>(undefined);

export interface LocaleProviderProps {
  readonly initial: { readonly locale: Locale; readonly messages: FirstMessages };
  readonly children: ReactNode;
}

/** Some errors can arise only where more is said. */
const joined = (first: FirstMessages, more: { readonly Errors: object } | undefined): Messages =>
  ({ ...first, ...more, Errors: { ...first.Errors, ...more?.Errors } }) as Messages;

/** Gives every screen its language, and changes it without a reload. */
export function LocaleProvider({ initial, children }: LocaleProviderProps): ReactNode {
  const [spoken, setSpoken] = useState(initial);
  const speak = useCallback(async (locale: Locale, remember: boolean) => {
    if (remember) chooseLocale(locale);
    const [messages] = await Promise.all([loadMessages[locale](), moreMessages.speak(locale)]);
    setSpoken({ locale, messages });
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.locale;
  }, [spoken.locale]);
  const more = useSyncExternalStore(moreMessages.subscribe, moreMessages.get);
  // Pages that say more are shown once it is there.
  const messages = useMemo(() => joined(spoken.messages, more), [spoken.messages, more]);
  const language = useMemo(() => ({ locale: spoken.locale, speak }), [spoken.locale, speak]);
  return (
    <LanguageContext value={language}>
      <IntlProvider
        locale={spoken.locale}
        messages={messages}
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
