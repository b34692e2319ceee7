import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';
import { useNotificationWords } from './use-notification-words.tsx';

/** Keeps the signed-in person's notifications coming, on whichever screen they are: use once, in the shell. Its code comes after the page. */
export function useNotificationsRunning(pathname: string, open: (path: string) => void): void {
  const t = useTranslations();
  const client = useApolloClient();
  const person = usePerson().id;
  const realtime = useRealtime();
  const { plain } = useNotificationWords();
  const { identity } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  const latest = useRef({ pathname, open, plain, t });
  useEffect(() => {
    latest.current = { pathname, open, plain, t };
  });
  useEffect(() => {
    if (!isBack) return;
    let stop: (() => void) | undefined;
    let isOver = false;
    import('./run-notifications.ts').then(
      ({ runNotifications }) => {
        if (isOver) return;
        stop = runNotifications({
          client,
          person,
          realtime,
          pathname: () => latest.current.pathname,
          open: (path) => latest.current.open(path),
          words: {
            one: (about) => latest.current.plain(about),
            several: (count) => latest.current.t('Notifications.several', { count }),
            open: () => latest.current.t('Notifications.open'),
          },
        });
      },
      // The page asks again when it is opened anew.
      () => undefined,
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isBack, person, client, realtime]);
}
