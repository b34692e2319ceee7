import type { NotificationServiceClient } from '@my-girok/proto';
import type { MutationResolvers } from '../../gen/notification.js';
import { atMost, momentOf, requireViewer } from '../../operation/arguments.js';
import { writeAs } from '../../operation/operation.js';
import { preferencesOf } from './present.js';
import type { ViewerLocale } from './viewer-locale.query.js';
import { kindOnWire, kindsMax } from './wire-names.js';

/** MarkRead takes at most so many ids. */
const idsMax = 100;

/** Reading, choosing and being pushed to; each to be repeated without harm. */
export function notificationMutations(
  notifications: NotificationServiceClient,
  locale: ViewerLocale,
): MutationResolvers {
  return {
    markNotificationsRead: async (_, { ids, until }, { operation }) => {
      requireViewer(operation);
      const request = { notificationIds: atMost(ids, idsMax, 'ids'), until: momentOf(until, 'until') };
      return { unread: (await notifications.markRead(request, writeAs(operation))).unreadCount };
    },
    updateNotificationPreferences: async (_, { input }, { operation }) => {
      requireViewer(operation);
      const preferences = atMost(input, kindsMax, 'input').map(({ kind, inbox, push }) => ({
        kind: kindOnWire[kind],
        inbox,
        push,
      }));
      return { preferences: preferencesOf(await notifications.updatePreferences({ preferences }, writeAs(operation))) };
    },
    savePushSubscription: async (_, { input: { endpoint, p256dh, auth } }, { operation }) => {
      requireViewer(operation);
      const subscription = { endpoint, p256dh, auth, locale: await locale.run(operation) };
      await notifications.savePushSubscription(subscription, writeAs(operation));
      return { success: true };
    },
    removePushSubscription: async (_, { endpoint }, { operation }) => {
      requireViewer(operation);
      await notifications.removePushSubscription({ endpoint }, writeAs(operation));
      return { success: true };
    },
  };
}
