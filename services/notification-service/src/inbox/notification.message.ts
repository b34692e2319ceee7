import { notificationV1 } from '@my-girok/proto';
import { KINDS, type Kind, type NotificationView, type SubjectKind } from './notification.js';

const { NotificationKind, SubjectKind: SubjectKindMessage } = notificationV1;

const KIND_MESSAGES: Record<Kind, notificationV1.NotificationKind> = {
  like: NotificationKind.NOTIFICATION_KIND_LIKE,
  comment: NotificationKind.NOTIFICATION_KIND_COMMENT,
  mention: NotificationKind.NOTIFICATION_KIND_MENTION,
  follow: NotificationKind.NOTIFICATION_KIND_FOLLOW,
  repost: NotificationKind.NOTIFICATION_KIND_REPOST,
  quote: NotificationKind.NOTIFICATION_KIND_QUOTE,
  message: NotificationKind.NOTIFICATION_KIND_MESSAGE,
  message_request: NotificationKind.NOTIFICATION_KIND_MESSAGE_REQUEST,
  security: NotificationKind.NOTIFICATION_KIND_SECURITY,
  call: NotificationKind.NOTIFICATION_KIND_CALL,
  match: NotificationKind.NOTIFICATION_KIND_MATCH,
};

const SUBJECT_MESSAGES: Record<SubjectKind, notificationV1.SubjectKind> = {
  post: SubjectKindMessage.SUBJECT_KIND_POST,
  comment: SubjectKindMessage.SUBJECT_KIND_COMMENT,
  person: SubjectKindMessage.SUBJECT_KIND_PERSON,
  room: SubjectKindMessage.SUBJECT_KIND_ROOM,
  session: SubjectKindMessage.SUBJECT_KIND_SESSION,
  queue: SubjectKindMessage.SUBJECT_KIND_QUEUE,
};

export const kindMessage = (kind: Kind): notificationV1.NotificationKind => KIND_MESSAGES[kind];

/** Undefined for what is no kind. */
export function kindOf(message: notificationV1.NotificationKind): Kind | undefined {
  return KINDS.find((kind) => KIND_MESSAGES[kind] === message);
}

export function notificationMessage(view: NotificationView): notificationV1.Notification {
  return { ...view, kind: kindMessage(view.kind), subjectKind: SUBJECT_MESSAGES[view.subjectKind] };
}
