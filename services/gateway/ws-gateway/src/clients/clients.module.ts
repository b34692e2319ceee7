import { GrpcClientFactory } from '@my-girok/nest-common';
import {
  AuthServiceClient,
  ChatServiceClient,
  FeedServiceClient,
  MatchingServiceClient,
  NotificationServiceClient,
} from '@my-girok/proto';
import { Global, Module } from '@nestjs/common';
import { type Config, WS_CONFIG } from '../config.js';
import { AUTH_CLIENT, CHAT_CLIENT, FEED_CLIENT, MATCHING_CLIENT, NOTIFICATION_CLIENT } from './clients.js';

const deadlineMs = 3000;

/** One connection to each service for the whole process. */
@Global()
@Module({
  providers: [
    {
      provide: AUTH_CLIENT,
      inject: [GrpcClientFactory, WS_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(AuthServiceClient, {
          address: config.AUTH_GRPC_ADDRESS,
          target: 'auth-service',
          deadlineMs,
          idempotent: ['checkSessions'],
        }),
    },
    {
      provide: CHAT_CLIENT,
      inject: [GrpcClientFactory, WS_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(ChatServiceClient, {
          address: config.CHAT_GRPC_ADDRESS,
          target: 'chat-service',
          deadlineMs,
          // An edit counts, so it is not sent twice; the others are known by their client id or their effect.
          idempotent: [
            'batchSubscribe',
            'replay',
            'setLastSeen',
            'sendMessage',
            'deleteMessage',
            'reactToMessage',
            'markRead',
            'markDelivered',
          ],
        }),
    },
    {
      provide: NOTIFICATION_CLIENT,
      inject: [GrpcClientFactory, WS_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(NotificationServiceClient, {
          address: config.NOTIFICATION_GRPC_ADDRESS,
          target: 'notification-service',
          deadlineMs,
          idempotent: ['subscribe', 'replay'],
        }),
    },
    {
      provide: MATCHING_CLIENT,
      inject: [GrpcClientFactory, WS_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(MatchingServiceClient, {
          address: config.MATCHING_GRPC_ADDRESS,
          target: 'matching-service',
          deadlineMs,
          idempotent: [
            'joinQueue',
            'leaveQueue',
            'getStatus',
            'acceptMatch',
            'skipMatch',
            'endMatch',
            'keepTickets',
            'releaseTicket',
          ],
        }),
    },
    {
      provide: FEED_CLIENT,
      inject: [GrpcClientFactory, WS_CONFIG],
      useFactory: (factory: GrpcClientFactory, config: Config) =>
        factory.create(FeedServiceClient, {
          address: config.FEED_GRPC_ADDRESS,
          target: 'feed-service',
          deadlineMs,
          idempotent: ['filterReaders'],
        }),
    },
  ],
  exports: [AUTH_CLIENT, CHAT_CLIENT, NOTIFICATION_CLIENT, FEED_CLIENT, MATCHING_CLIENT],
})
export class ClientsModule {}
