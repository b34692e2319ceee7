import { notificationV1 } from '@my-girok/proto';
import type { ChannelEvent, Replay } from '@my-girok/realtime/server';

/** An enum's value as it is said on the wire: `NOTIFICATION_KIND_MESSAGE_REQUEST` → `message_request`. */
const word = (name: string, prefix: string) => name.slice(prefix.length).toLowerCase();

function toNotification(notification: notificationV1.Notification) {
  const { id, subjectId, postId, actorIds, actorCount, count, createdAt, updatedAt, read, detail } = notification;
  return {
    id,
    kind: word(notificationV1.notificationKindToJSON(notification.kind), 'NOTIFICATION_KIND_'),
    subject: { kind: word(notificationV1.subjectKindToJSON(notification.subjectKind), 'SUBJECT_KIND_'), id: subjectId },
    postId,
    actorIds,
    actorCount,
    count,
    createdAt,
    updatedAt,
    read,
    detail,
  };
}

/** A number of a person's inbox as its owner gives it, in the stream or in a replay. */
export function toInboxEvent(event: notificationV1.InboxEvent): ChannelEvent {
  const { seq, notificationCreated, notificationRead } = event;
  if (notificationCreated) {
    const notification = toNotification(notificationCreated);
    return { name: 'notification.created', seq, data: { notification }, about: notification.id };
  }
  if (notificationRead) {
    const { notificationIds, until } = notificationRead;
    return { name: 'notification.read', seq, data: { ids: notificationIds, until: until ?? null } };
  }
  return { name: 'skipped', seq, data: null };
}

export function toInboxReplay(answer: notificationV1.ReplayResponse): Replay {
  const { recovered, events, hasMore, position } = answer;
  if (!recovered || !position) return { recovered: false, position };
  return { recovered: true, events: events.map(toInboxEvent), hasMore, position };
}
