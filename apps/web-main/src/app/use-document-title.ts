import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useChatUnread } from '../features/chat/hooks/unread-signal.ts';

/** Names the page in the tab, in history and for screen readers; rooms with something unread are counted before it. */
export function useDocumentTitle(title: string | undefined): void {
  const { rooms } = useChatUnread();
  const name = useTranslations('App')('name');
  useEffect(() => {
    const words = title ? `${title} · ${name}` : name;
    document.title = rooms > 0 ? `(${rooms}) ${words}` : words;
  }, [title, name, rooms]);
}
