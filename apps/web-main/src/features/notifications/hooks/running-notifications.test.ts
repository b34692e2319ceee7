import { ApolloClient, ApolloLink, Observable } from '@apollo/client';
import { describe, expect, it, vi } from 'vitest';
import { type NotificationItemFragment, NotificationsDocument } from '../../../gen/notifications/graphql.ts';
import { makeCache } from '../../../platform/graphql/cache.ts';
import { followNotifications, type NotificationLine, showRead } from './running-notifications.ts';

const at = (minute: number): string => `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`;
const item = (id: string, minute: number, read = false): NotificationItemFragment => ({
  __typename: 'Notification',
  id,
  kind: 'LIKE',
  actors: [],
  actorCount: 1,
  count: 1,
  post: null,
  roomId: null,
  room: null,
  detail: null,
  createdAt: at(minute),
  updatedAt: at(minute),
  read,
});

/** A service's inbox, a line that tells of it, and what a page knows. */
function world(inbox: NotificationItemFragment[]) {
  const handlers = new Map<string, (frame: { data: unknown }) => void>();
  const tracked: number[] = [];
  let onReset = (): void => {};
  let asked = 0;
  const line: NotificationLine = {
    on: (event, handler) => {
      handlers.set(event, handler as (frame: { data: unknown }) => void);
      return () => handlers.delete(event);
    },
    onReset: (handler) => {
      onReset = () => handler({ channel: 'notifications:u', epoch: 'e', seq: 9 });
      return () => {};
    },
    track: ({ seq }) => tracked.push(seq),
  };
  const link = new ApolloLink(({ variables }) => {
    asked += 1;
    const notifications = variables.unreadOnly ? inbox.filter(({ read }) => !read) : [...inbox];
    const position = { __typename: 'ChannelPosition', channel: 'notifications:u', epoch: 'e', seq: asked };
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    const page = { __typename: 'NotificationConnection', notifications, pageInfo, unread: 0, position };
    return new Observable((observer) => {
      observer.next({ data: { notifications: page } });
      observer.complete();
    });
  });
  const client = new ApolloClient({
    link,
    cache: makeCache(),
    defaultOptions: {
      watchQuery: { errorPolicy: 'all', notifyOnNetworkStatusChange: false },
      query: { errorPolicy: 'all' },
    },
  });
  const news: string[][] = [];
  const unread: number[] = [];
  const stop = followNotifications(client, line, {
    onUnread: (count) => unread.push(count),
    onNews: (told) => news.push(told.map(({ id }) => id)),
  });
  const shown = (unreadOnly = false) =>
    client
      .readQuery({ query: NotificationsDocument, variables: { limit: 20, cursor: null, unreadOnly } })
      ?.notifications?.notifications.map(({ id, read }) => (read ? `${id} read` : id));
  return {
    client,
    inbox,
    news,
    unread,
    tracked,
    stop,
    shown,
    asked: () => asked,
    reset: () => onReset(),
    open: (unreadOnly = false) =>
      client.query({ query: NotificationsDocument, variables: { limit: 20, cursor: null, unreadOnly } }),
    tell: (event: string, data: unknown) => handlers.get(event)?.({ data }),
    created: (notification: NotificationItemFragment) =>
      handlers.get('notification.created')?.({ data: { notification } }),
  };
}

describe('notifications over the line', () => {
  it('shows what came as the graph tells it, once for several, and says where the page stands', async () => {
    const { inbox, created, shown, news, asked, tracked, open } = world([item('a', 1)]);
    await open();
    for (const each of [item('b', 2), item('c', 3)]) {
      inbox.unshift(each);
      created(each);
    }
    await vi.waitFor(() => expect(news).toEqual([['c', 'b']]));
    expect(shown()).toEqual(['c', 'b', 'a']);
    expect(asked()).toBe(2);
    expect(tracked).toEqual([2]);
  });

  it('takes a grouped one to the top without doubling it, and announces no part that was taken back', async () => {
    const { inbox, created, shown, news, open, asked } = world([item('b', 2), item('a', 1)]);
    await open();
    const grown = { ...item('a', 1), updatedAt: at(5), actorCount: 2 };
    inbox.splice(0, 2, grown, item('b', 2));
    created(grown);
    await vi.waitFor(() => expect(news).toEqual([['a']]));
    expect(shown()).toEqual(['a', 'b']);
    const before = asked();
    created({ ...grown, actorCount: 1 });
    await vi.waitFor(() => expect(asked()).toBe(before + 1));
    expect(news).toHaveLength(1);
  });

  it('shows as read what was read elsewhere: by id, and up to a moment', async () => {
    const { client, open, shown, tell, inbox } = world([item('c', 3), item('b', 2), item('a', 1)]);
    await open();
    inbox.splice(1, 1, item('b', 2, true));
    tell('notification.read', { ids: ['b'], until: null });
    expect(shown()).toEqual(['c', 'b read', 'a']);
    showRead(client, { ids: [], until: at(2) });
    expect(shown()).toEqual(['c', 'b read', 'a read']);
  });

  it('loads the page anew where the line could not give what was missed, and counts what is unread', async () => {
    const { reset, shown, open, inbox, tell, unread, stop } = world([item('a', 1)]);
    await open();
    inbox.unshift(item('b', 2));
    reset();
    await vi.waitFor(() => expect(shown()).toEqual(['b', 'a']));
    tell('notifications.unread', { count: 2 });
    expect(unread).toEqual([2]);
    stop();
    tell('notifications.unread', { count: 3 });
    expect(unread).toEqual([2]);
  });
});
