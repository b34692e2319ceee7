import type { Locale } from '@my-girok/types';
import type en from '../../../messages/en.json';
import type more from '../../../messages/en.more.json';

/** English is the shape; a test holds every other language to the same keys and arguments. */
export type Messages = typeof en & typeof more;

/** What every page has; the rest comes with the pages that say it. */
export type FirstMessages = typeof en;

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
