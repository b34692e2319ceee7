import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useChatUnread } from '../features/chat/hooks/unread-signal.ts';
import { useUnreadNotifications } from '../features/notifications/hooks/unread-signal.ts';

/** Names the page in the tab, in history and for screen readers; what is unread of rooms and notifications is counted before it. */
export function useDocumentTitle(title: string | undefined): void {
  const { rooms } = useChatUnread();
  const unread = rooms + useUnreadNotifications();
  const name = useTranslations('App')('name');
  useEffect(() => {
    const words = title ? `${title} · ${name}` : name;
    document.title = unread > 0 ? `(${unread}) ${words}` : words;
  }, [title, name, unread]);
}
