import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  MarkNotificationsReadDocument,
  type NotificationItemFragment,
  NotificationsDocument,
  type NotificationsQuery,
} from '../../../gen/notifications/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { type PageOf, type Pages, usePages } from '../../../platform/lists/use-pages.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';
import { showRead } from './running-notifications.ts';
import { setUnread } from './unread-signal.ts';
import type { WireRead } from './wire.ts';

const select = ({ notifications: list }: NotificationsQuery): PageOf<NotificationItemFragment> | undefined =>
  list
    ? { items: list.notifications, hasNextPage: list.pageInfo.hasNextPage, endCursor: list.pageInfo.endCursor }
    : undefined;

/** Somebody could not be told of: their service is away, or they are gone for good; nobody knows which. */
const isPartial = (): boolean => false;

export type NotificationPages = Pages<NotificationsQuery, NotificationItemFragment>;

/** The list by pages; what came after a page follows over the line. */
export function useNotifications(unreadOnly: boolean): NotificationPages {
  const pages = usePages({
    document: NotificationsDocument,
    variables: { unreadOnly },
    select,
    isPartial,
    refreshesOnOpen: true,
  });
  const realtime = useRealtime();
  const position = pages.data?.notifications?.position;
  const isAnswered = pages.isAnswered;
  useEffect(() => {
    if (!position || !isAnswered) return;
    const { channel, epoch, seq } = position;
    realtime.line('/notifications').then(
      (line) => line.track({ channel, epoch, seq }),
      () => undefined,
    );
  }, [realtime, position, isAnswered]);
  return pages;
}

export interface Reading {
  /** Marks one as read, when it is opened. */
  readonly readOne: (id: string) => void;
  /** Marks everything up to the latest that is shown. */
  readonly readAll: (until: string) => Promise<void>;
  readonly isPending: boolean;
}

/** Marks as read; the list shows it once it is so. */
export function useReading(): Reading {
  const client = useApolloClient();
  const t = useTranslations('Notifications');
  const sentence = useSentence();
  const [isPending, setPending] = useState(false);
  const mark = useCallback(
    async (read: WireRead): Promise<void> => {
      const variables = { ids: read.ids.length > 0 ? [...read.ids] : null, until: read.until };
      const { data, error } = await client
        .mutate({ mutation: MarkNotificationsReadDocument, variables, errorPolicy: 'all' })
        .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
      if (!data?.markNotificationsRead) {
        notices.add({ words: t('readFailed', { reason: sentence(failureOf(error)) }), tone: 'danger' });
        return;
      }
      showRead(client, read);
      setUnread(data.markNotificationsRead.unread);
    },
    [client, t, sentence],
  );
  return {
    isPending,
    readOne: (id) => void mark({ ids: [id], until: null }),
    readAll: async (until) => {
      setPending(true);
      await mark({ ids: [], until });
      setPending(false);
    },
  };
}
