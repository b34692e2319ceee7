import type { ApolloClient } from '@apollo/client';
import type { NotificationItemFragment } from '../../../gen/notifications/graphql.ts';
import { moreMessages } from '../../../platform/i18n/more-messages.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { keepPush, onPushMessages } from '../../../platform/push/push.ts';
import type { Realtime } from '../../../platform/realtime/realtime.ts';
import { placeOf } from './place-of.ts';
import { followNotifications, type NotificationLine } from './running-notifications.ts';
import { setUnread } from './unread-signal.ts';

export interface RunNotificationsParts {
  readonly client: ApolloClient;
  readonly person: string;
  readonly realtime: Realtime;
  /** Where the person is. */
  readonly pathname: () => string;
  readonly open: (path: string) => void;
  readonly words: {
    one(about: NotificationItemFragment): string;
    several(count: number): string;
    open(): string;
  };
}

const TOAST_MS = 6_000;
const LIST = '/notifications';

/** Hears the person's notifications from here on and tells of new ones quietly while they look. Answers what ends it. */
export function runNotifications({
  client,
  person,
  realtime,
  pathname,
  open,
  words,
}: RunNotificationsParts): () => void {
  let stop: (() => void) | undefined;
  let isOver = false;
  const tell = async (news: readonly NotificationItemFragment[]): Promise<void> => {
    await moreMessages.want();
    const here = pathname();
    const [first, ...rest] = news.filter((each) => placeOf(each, person) !== here);
    if (!first || here === LIST || document.visibilityState !== 'visible') return;
    const place = rest.length > 0 ? LIST : (placeOf(first, person) ?? LIST);
    notices.add({
      words: rest.length > 0 ? words.several(rest.length + 1) : words.one(first),
      action: { label: words.open(), onAction: () => open(place) },
      timeoutMs: TOAST_MS,
    });
  };
  realtime.line('/notifications').then(
    (line) => {
      if (!isOver)
        stop = followNotifications(client, line as NotificationLine, {
          onUnread: setUnread,
          onNews: (news) => void tell(news).catch(() => undefined),
        });
    },
    // Without a line the list tells, when it is opened.
    () => undefined,
  );
  void keepPush(client, person);
  const stopOpening = onPushMessages({ open, anew: () => void keepPush(client, person) });
  return () => {
    isOver = true;
    stop?.();
    stopOpening();
    setUnread(0);
  };
}
