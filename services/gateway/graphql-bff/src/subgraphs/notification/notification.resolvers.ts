import { type NotificationServiceClient, notificationV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { NotificationResolvers, QueryResolvers, Resolvers } from '../../gen/notification.js';
import { pageLimit, requireViewer } from '../../operation/arguments.js';
import { callAs } from '../../operation/operation.js';
import type { NotificationSource } from './notification.sources.js';
import { notificationMutations } from './notification-mutations.resolvers.js';
import { inboxPage, preferencesOf, rfc3339 } from './present.js';
import type { ViewerLocale } from './viewer-locale.query.js';
import { detailOf } from './wire-names.js';

export interface NotificationResolverDependencies {
  notifications: NotificationServiceClient;
  locale: ViewerLocale;
}

const inboxDefault = 30;
const { SubjectKind } = notificationV1;

/** What people are told; notification-service's part of the graph. */
export function notificationResolvers({ notifications, locale }: NotificationResolverDependencies): Resolvers {
  return {
    Query: queries(notifications),
    Mutation: notificationMutations(notifications, locale),
    Notification: notification,
    User: { __resolveReference: ({ id }) => ({ id }) },
    Post: { __resolveReference: ({ id }) => ({ id }) },
    Room: { __resolveReference: ({ id }) => ({ id }) },
  };
}

const queries = (notifications: NotificationServiceClient): QueryResolvers => ({
  notifications: async (_, { limit, cursor, unreadOnly }, { operation }) => {
    requireViewer(operation);
    const request = {
      limit: pageLimit(limit, inboxDefault, LIMITS.pageMax),
      cursor: cursor ?? '',
      unreadOnly: unreadOnly ?? false,
    };
    return inboxPage(await notifications.listNotifications(request, callAs(operation)));
  },
  unreadNotifications: async (_, __, { operation }) => {
    requireViewer(operation);
    return (await notifications.countUnread({}, callAs(operation))).count;
  },
  notificationPreferences: async (_, __, { operation }) => {
    requireViewer(operation);
    return preferencesOf(await notifications.getPreferences({}, callAs(operation)));
  },
  pushKey: async (_, __, { operation }) => {
    requireViewer(operation);
    return (await notifications.getPushKey({}, callAs(operation))).publicKey || null;
  },
});

const roomIdOf = ({ subjectKind, subjectId }: NotificationSource): string | null =>
  subjectKind === SubjectKind.SUBJECT_KIND_ROOM ? subjectId : null;

const notification: NotificationResolvers = {
  actors: ({ actorIds }) => actorIds.map((id) => ({ id })),
  post: ({ subjectKind, subjectId, postId }) => {
    const id = subjectKind === SubjectKind.SUBJECT_KIND_POST ? subjectId : postId;
    return id ? { id } : null;
  },
  roomId: (about) => roomIdOf(about),
  room: (about) => {
    const id = roomIdOf(about);
    return id === null ? null : { id };
  },
  sessionId: ({ subjectKind, subjectId }) => (subjectKind === SubjectKind.SUBJECT_KIND_SESSION ? subjectId : null),
  detail: ({ detail }) => detailOf(detail),
  createdAt: ({ createdAt }) => rfc3339(createdAt),
  updatedAt: ({ updatedAt }) => rfc3339(updatedAt),
};
