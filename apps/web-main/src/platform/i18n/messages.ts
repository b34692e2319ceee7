import type { Locale } from '@my-girok/types';
import type en from '../../../messages/en.json';

/** English is the shape; a test holds every other language to the same keys and arguments. */
export type Messages = typeof en;

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
