import type { ApolloClient } from '@apollo/client';
import type { Modifier, Reference } from '@apollo/client/cache';
import {
  type NotificationItemFragment,
  NotificationsDocument,
  type NotificationsQuery,
} from '../../../gen/notifications/graphql.ts';
import { covers, isNews, later, type WireNotification, type WireRead } from './wire.ts';

/** What is told at once is asked for once. */
const GATHER_MS = 250;
const HEAD = 20;

interface Frame<Data> {
  readonly data: Data;
}
interface Position {
  readonly channel: string;
  readonly epoch: string;
  readonly seq: number;
}
/** What this needs of a line: the realtime client of `/notifications` is one. */
export interface NotificationLine {
  on<Data>(event: string, handler: (frame: Frame<Data>) => void): () => void;
  onReset(handler: (position: Position) => void): () => void;
  track(position: Position): void;
}

export interface NotificationEvents {
  onUnread(count: number): void;
  /** New ones came just now, as the graph tells them. */
  onNews(news: readonly NotificationItemFragment[]): void;
}

/** Asks for one page; throws nothing, answers undefined where it did not come. */
async function ask(client: ApolloClient, unreadOnly: boolean): Promise<NotificationsQuery['notifications']> {
  const { data } = await client
    .query({
      query: NotificationsDocument,
      variables: { limit: HEAD, cursor: null, unreadOnly },
      fetchPolicy: 'network-only',
    })
    .catch(() => ({ data: undefined }));
  return data?.notifications ?? null;
}

/**
 * Keeps what the page knows of notifications level with the line. The line tells ids and counts; names and texts are the graph's, under
 * today's rules, so the head of the list is asked for when something came. Answers what ends it.
 */
export function followNotifications(
  client: ApolloClient,
  line: NotificationLine,
  { onUnread, onNews }: NotificationEvents,
): () => void {
  let latest: string | undefined;
  let news = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const refresh = async (): Promise<void> => {
    timer = undefined;
    const ids = news;
    news = new Set();
    const page = await ask(client, false);
    if (isOver) return;
    if (!page) {
      for (const id of ids) news.add(id);
      return;
    }
    latest = later(latest, page.notifications[0]?.updatedAt);
    line.track(page.position);
    const told = page.notifications.filter(({ id, read }) => ids.has(id) && !read);
    if (told.length > 0) onNews(told);
    if (isKnown(client, true)) await ask(client, true);
  };
  const soon = (): void => {
    timer ??= setTimeout(() => void refresh(), GATHER_MS);
  };

  const stops = [
    line.on<{ notification: WireNotification }>('notification.created', ({ data: { notification } }) => {
      latest = later(latest, headOf(client));
      if (isNews(notification, latest, Date.now())) news.add(notification.id);
      latest = later(latest, notification.updatedAt);
      soon();
    }),
    line.on<WireRead>('notification.read', ({ data }) => {
      showRead(client, data);
      if (isKnown(client, false)) soon();
    }),
    line.on<{ count: number }>('notifications.unread', ({ data }) => onUnread(data.count)),
    line.onReset(soon),
  ];
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

const pageOf = (client: ApolloClient, unreadOnly: boolean): NotificationsQuery['notifications'] =>
  client.readQuery({ query: NotificationsDocument, variables: { limit: HEAD, cursor: null, unreadOnly } })
    ?.notifications ?? null;

/** Whether a page of the list was ever asked for here. */
const isKnown = (client: ApolloClient, unreadOnly: boolean): boolean => pageOf(client, unreadOnly) !== null;

/** The time of the latest that is known. */
const headOf = (client: ApolloClient): string | undefined => pageOf(client, false)?.notifications[0]?.updatedAt;

/** Shows as read what was read, wherever it was. */
export function showRead({ cache }: Pick<ApolloClient, 'cache'>, read: WireRead): void {
  const mark: Modifier<unknown> = (value, { readField }) => {
    const list = value as { readonly notifications: readonly Reference[] } | null;
    for (const each of list?.notifications ?? [])
      if (covers(read, String(readField('id', each)), String(readField('updatedAt', each))))
        cache.modify({ id: cache.identify(each), fields: { read: () => true } });
    return value;
  };
  cache.modify<Record<string, unknown>>({ fields: { notifications: mark } });
}
