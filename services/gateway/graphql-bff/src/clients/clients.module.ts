import { GrpcClientFactory } from '@my-girok/nest-common';
import { AuthServiceClient, FeedServiceClient, MediaServiceClient, PersonalServiceClient } from '@my-girok/proto';
import { Global, Module } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import { AUTH_CLIENT, FEED_CLIENT, MEDIA_CLIENT, PERSONAL_CLIENT } from './clients.js';

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
  ],
  exports: [AUTH_CLIENT, PERSONAL_CLIENT, FEED_CLIENT, MEDIA_CLIENT],
})
export class ClientsModule {}
