import { useEffect } from 'react';
import { useTranslations } from 'use-intl';

/** Names the page in the tab, in history and for screen readers. */
export function useDocumentTitle(title: string | undefined): void {
  const name = useTranslations('App')('name');
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}
