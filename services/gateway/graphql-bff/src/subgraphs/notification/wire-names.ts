import { notificationV1 } from '@my-girok/proto';
import type * as schema from '../../gen/notification.js';

/** What the graph's enums are called between services, and the other way round. */
export const kindOnWire: Readonly<Record<schema.NotificationKind, notificationV1.NotificationKind>> = {
  LIKE: notificationV1.NotificationKind.NOTIFICATION_KIND_LIKE,
  COMMENT: notificationV1.NotificationKind.NOTIFICATION_KIND_COMMENT,
  MENTION: notificationV1.NotificationKind.NOTIFICATION_KIND_MENTION,
  FOLLOW: notificationV1.NotificationKind.NOTIFICATION_KIND_FOLLOW,
  REPOST: notificationV1.NotificationKind.NOTIFICATION_KIND_REPOST,
  QUOTE: notificationV1.NotificationKind.NOTIFICATION_KIND_QUOTE,
  MESSAGE: notificationV1.NotificationKind.NOTIFICATION_KIND_MESSAGE,
  MESSAGE_REQUEST: notificationV1.NotificationKind.NOTIFICATION_KIND_MESSAGE_REQUEST,
  SECURITY: notificationV1.NotificationKind.NOTIFICATION_KIND_SECURITY,
  CALL: notificationV1.NotificationKind.NOTIFICATION_KIND_CALL,
  MATCH: notificationV1.NotificationKind.NOTIFICATION_KIND_MATCH,
};

const kinds = new Map(
  Object.entries(kindOnWire).map(([name, kind]) => [kind, name as schema.NotificationKind] as const),
);
/** How many kinds there are: as many as one can set. */
export const kindsMax = kinds.size;
/** Undefined for what a newer notification-service tells. */
export const kindOf = (kind: notificationV1.NotificationKind): schema.NotificationKind | undefined => kinds.get(kind);

const details: Readonly<Record<string, schema.SecurityDetail>> = {
  new_device: 'NEW_DEVICE',
  token_reused: 'TOKEN_REUSED',
};
export const detailOf = (detail: string): schema.SecurityDetail | null => details[detail] ?? null;
