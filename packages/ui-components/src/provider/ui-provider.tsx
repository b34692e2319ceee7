import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';

export interface UiProviderProps {
  /** BCP 47 tag of the person's language; dates, numbers and the words of assistive technology follow it. */
  locale: string;
  /** The router's way to go somewhere; without it links load a new page. */
  navigate?: (path: string) => void;
  children: ReactNode;
}

/** Wraps an app once: gives every component the person's language and the app's router. */
export function UiProvider({ locale, navigate, children }: UiProviderProps) {
  return (
    <I18nProvider locale={locale}>
      {navigate ? <RouterProvider navigate={navigate}>{children}</RouterProvider> : children}
    </I18nProvider>
  );
}
