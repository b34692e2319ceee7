import type { notificationV1 } from '@my-girok/proto';
import type { NotificationPreference } from '../../gen/notification.js';
import type { NotificationSource } from './notification.sources.js';
import { kindOf } from './wire-names.js';

export const rfc3339 = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

/** A page of the inbox. A kind that this program does not know yet has no place in the graph. */
export function inboxPage(page: notificationV1.ListNotificationsResponse) {
  if (!page.position) throw new Error('notification-service answered without the position');
  return {
    notifications: page.notifications.flatMap((notification): NotificationSource[] => {
      const kind = kindOf(notification.kind);
      return kind ? [{ ...notification, kind }] : [];
    }),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.endCursor || null },
    unread: page.unreadCount,
    position: page.position,
  };
}

export const preferencesOf = ({ preferences }: notificationV1.NotificationPreferences): NotificationPreference[] =>
  preferences.flatMap(({ kind, inbox, push }) => {
    const known = kindOf(kind);
    return known ? [{ kind: known, inbox, push }] : [];
  });
