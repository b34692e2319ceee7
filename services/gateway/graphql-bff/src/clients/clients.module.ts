import { GrpcClientFactory } from '@my-girok/nest-common';
import {
  AuthServiceClient,
  CallServiceClient,
  ChatServiceClient,
  FeedServiceClient,
  MatchingServiceClient,
  MediaServiceClient,
  NotificationServiceClient,
  PersonalServiceClient,
} from '@my-girok/proto';
import { Global, Module } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import {
  AUTH_CLIENT,
  CALL_CLIENT,
  CHAT_CLIENT,
  FEED_CLIENT,
  MATCHING_CLIENT,
  MEDIA_CLIENT,
  NOTIFICATION_CLIENT,
  PERSONAL_CLIENT,
} from './clients.js';

const deadlineMs = 3000;

/** One connection to each service for the whole process. */
@Global()
@Module({
  providers: [
    {
      provide: AUTH_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(AuthServiceClient, {
          address: config.AUTH_GRPC_ADDRESS,
          target: 'auth-service',
          deadlineMs,
          idempotent: [
            'getUser',
            'batchGetUsers',
            'getAccount',
            'setBirthDate',
            'listSessions',
            'refreshToken',
            'logout',
            'revokeSession',
          ],
        }),
    },
    {
      provide: PERSONAL_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(PersonalServiceClient, {
          address: config.PERSONAL_GRPC_ADDRESS,
          target: 'personal-service',
          deadlineMs,
          idempotent: ['batchGetProfiles', 'updateProfile'],
        }),
    },
    {
      provide: FEED_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(FeedServiceClient, {
          address: config.FEED_GRPC_ADDRESS,
          target: 'feed-service',
          deadlineMs,
          idempotent: [
            'getTimeline',
            'listPostsByAuthor',
            'batchGetPosts',
            'listPostVersions',
            'likePost',
            'unlikePost',
            'repost',
            'unrepost',
            'bookmark',
            'unbookmark',
            'listComments',
            'batchListComments',
            'listLikes',
            'listReposts',
            'listQuotes',
            'listBookmarks',
            'listPostsByTag',
            'follow',
            'unfollow',
            'listFollowing',
            'listFollowers',
            'mutePerson',
            'unmutePerson',
            'muteWord',
            'unmuteWord',
            'listMutes',
            'block',
            'unblock',
            'listBlocks',
            'report',
            'batchGetStandings',
            'suggestPeople',
            'filterReaders',
          ],
        }),
    },
    {
      provide: MEDIA_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(MediaServiceClient, {
          address: config.MEDIA_GRPC_ADDRESS,
          target: 'media-service',
          deadlineMs,
          // A second ticket harms nobody: what is not used ends within the hour.
          idempotent: ['createUploadTicket', 'batchGetMedia', 'discardMedia', 'getUsage'],
        }),
    },
    {
      provide: CHAT_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(ChatServiceClient, {
          address: config.CHAT_GRPC_ADDRESS,
          target: 'chat-service',
          deadlineMs,
          idempotent: [
            'openDirectRoom',
            'createGroup',
            'listRooms',
            'batchGetRooms',
            'countUnread',
            'listMembers',
            'answerRequest',
            'addMembers',
            'leaveRoom',
            'muteRoom',
            'revokeInvites',
            'previewInvite',
            'joinByInvite',
            'listMessages',
            'listMarkers',
            'getPreferences',
            'updatePreferences',
          ],
        }),
    },
    {
      provide: CALL_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(CallServiceClient, {
          address: config.CHAT_GRPC_ADDRESS,
          target: 'chat-service',
          deadlineMs,
          idempotent: ['startCall', 'joinCall', 'declineCall', 'leaveCall', 'listCalls'],
        }),
    },
    {
      provide: MATCHING_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(MatchingServiceClient, {
          address: config.MATCHING_GRPC_ADDRESS,
          target: 'matching-service',
          deadlineMs,
          idempotent: ['setConsent', 'reportMatch', 'watchQueue', 'endQueueWatch', 'getQueueWatch'],
        }),
    },
    {
      provide: NOTIFICATION_CLIENT,
      inject: [GrpcClientFactory, BFF_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(NotificationServiceClient, {
          address: config.NOTIFICATION_GRPC_ADDRESS,
          target: 'notification-service',
          deadlineMs,
          idempotent: [
            'listNotifications',
            'countUnread',
            'markRead',
            'getPreferences',
            'updatePreferences',
            'getPushKey',
            'savePushSubscription',
            'removePushSubscription',
          ],
        }),
    },
  ],
  exports: [
    AUTH_CLIENT,
    PERSONAL_CLIENT,
    FEED_CLIENT,
    MEDIA_CLIENT,
    CHAT_CLIENT,
    CALL_CLIENT,
    NOTIFICATION_CLIENT,
    MATCHING_CLIENT,
  ],
})
export class ClientsModule {}
