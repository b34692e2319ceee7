import { LOCALES, type Locale } from '@my-girok/types';
import type { FirstMessages } from './messages.ts';

const KEY = 'girok.locale';

const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);

/** The first of the browser's languages that we speak; undefined when none is. */
export function spokenLocale(languages: readonly string[]): Locale | undefined {
  for (const language of languages) {
    const base = language.toLowerCase().split('-')[0];
    if (isLocale(base)) return base;
  }
  return undefined;
}

/** What the person chose on this device; undefined when they never did. */
export function chosenLocale(): Locale | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return isLocale(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function chooseLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Chosen for this page only.
  }
}

/** Only the language in use is loaded. */
export const loadMessages: Record<Locale, () => Promise<FirstMessages>> = {
  en: async () => (await import('../../../messages/en.json')).default,
  ko: async () => (await import('../../../messages/ko.json')).default,
};
