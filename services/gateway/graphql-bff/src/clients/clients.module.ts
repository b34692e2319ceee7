import { GrpcClientFactory } from '@my-girok/nest-common';
import { AuthServiceClient, FeedServiceClient, PersonalServiceClient } from '@my-girok/proto';
import { Global, Module } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import { AUTH_CLIENT, FEED_CLIENT, PERSONAL_CLIENT } from './clients.js';

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
            'likePost',
            'unlikePost',
            'listComments',
            'batchListComments',
            'follow',
            'unfollow',
            'batchGetStandings',
            'suggestPeople',
          ],
        }),
    },
  ],
  exports: [AUTH_CLIENT, PERSONAL_CLIENT, FEED_CLIENT],
})
export class ClientsModule {}
