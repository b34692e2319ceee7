import type { notificationV1 } from '@my-girok/proto';
import type { NotificationKind } from '../../gen/notification.js';

/** What the notification subgraph's resolvers are given for each type: an entity of another subgraph by its key. */
export interface Reference {
  id: string;
}
export type NotificationSource = Omit<notificationV1.Notification, 'kind'> & { kind: NotificationKind };
