import { RateLimiter } from '@my-girok/nest-common';
import type {
  AuthServiceClient,
  CallServiceClient,
  ChatServiceClient,
  FeedServiceClient,
  MatchingServiceClient,
  MediaServiceClient,
  NotificationServiceClient,
  PersonalServiceClient,
} from '@my-girok/proto';
import { Module } from '@nestjs/common';
import {
  AUTH_CLIENT,
  CALL_CLIENT,
  CHAT_CLIENT,
  FEED_CLIENT,
  MATCHING_CLIENT,
  MEDIA_CLIENT,
  NOTIFICATION_CLIENT,
  PERSONAL_CLIENT,
} from '../clients/clients.js';
import { BFF_CONFIG, type Config } from '../config.js';
import { PictureAddresses } from '../pictures/picture-addresses.js';
import { DeleteAccount } from '../sessions/delete-account.use-case.js';
import { EndSession } from '../sessions/end-session.use-case.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { SignIn } from '../sessions/sign-in.use-case.js';
import { authResolvers } from '../subgraphs/auth/auth.resolvers.js';
import { chatResolvers } from '../subgraphs/chat/chat.resolvers.js';
import { RoomRates } from '../subgraphs/chat/room-rates.js';
import { feedResolvers } from '../subgraphs/feed/feed.resolvers.js';
import { RelationRates } from '../subgraphs/feed/relation-rates.js';
import { MatchRates } from '../subgraphs/matching/match-rates.js';
import { matchingResolvers } from '../subgraphs/matching/matching.resolvers.js';
import { mediaResolvers } from '../subgraphs/media/media.resolvers.js';
import { notificationResolvers } from '../subgraphs/notification/notification.resolvers.js';
import { ViewerLocale } from '../subgraphs/notification/viewer-locale.query.js';
import { personalResolvers } from '../subgraphs/personal/personal.resolvers.js';
import { IssueSocketTicket } from '../tickets/issue-socket-ticket.use-case.js';
import { FederationHost } from './federation-host.js';
import { SUBGRAPHS, type Subgraph, subgraph } from './subgraph.js';

const AUTH_SUBGRAPH = Symbol('AUTH_SUBGRAPH');
const CONTENT_SUBGRAPHS = Symbol('CONTENT_SUBGRAPHS');
const CHAT_SUBGRAPH = Symbol('CHAT_SUBGRAPH');
const NEWS_SUBGRAPHS = Symbol('NEWS_SUBGRAPHS');

/** The subgraphs of each domain and the gateway over them. */
@Module({
  imports: [SessionsModule],
  providers: [
    IssueSocketTicket,
    FederationHost,
    ViewerLocale,
    {
      provide: PictureAddresses,
      inject: [BFF_CONFIG],
      useFactory: (config: Config) => new PictureAddresses(config.MEDIA_URL, config.MEDIA_URL_KEY),
    },
    {
      provide: AUTH_SUBGRAPH,
      inject: [AUTH_CLIENT, SignIn, EndSession, DeleteAccount, IssueSocketTicket],
      useFactory: (
        auth: AuthServiceClient,
        signIn: SignIn,
        endSession: EndSession,
        deleteAccount: DeleteAccount,
        issueTicket: IssueSocketTicket,
      ): Subgraph => subgraph('auth', authResolvers({ auth, signIn, endSession, deleteAccount, issueTicket })),
    },
    {
      provide: RelationRates,
      inject: [RateLimiter, BFF_CONFIG],
      useFactory: (limiter: RateLimiter, config: Config) => new RelationRates(limiter, config),
    },
    {
      provide: CONTENT_SUBGRAPHS,
      inject: [PERSONAL_CLIENT, FEED_CLIENT, MEDIA_CLIENT, PictureAddresses, RelationRates],
      useFactory: (
        personal: PersonalServiceClient,
        feed: FeedServiceClient,
        media: MediaServiceClient,
        addresses: PictureAddresses,
        rates: RelationRates,
      ): Subgraph[] => [
        subgraph('personal', personalResolvers(personal)),
        subgraph('feed', feedResolvers({ feed, addresses, rates })),
        subgraph('media', mediaResolvers({ media, addresses })),
      ],
    },
    {
      provide: RoomRates,
      inject: [RateLimiter, BFF_CONFIG],
      useFactory: (limiter: RateLimiter, config: Config) => new RoomRates(limiter, config),
    },
    {
      provide: MatchRates,
      inject: [RateLimiter, BFF_CONFIG],
      useFactory: (limiter: RateLimiter, config: Config) => new MatchRates(limiter, config),
    },
    {
      provide: CHAT_SUBGRAPH,
      inject: [CHAT_CLIENT, CALL_CLIENT, PictureAddresses, RoomRates],
      useFactory: (
        chat: ChatServiceClient,
        calls: CallServiceClient,
        addresses: PictureAddresses,
        rates: RoomRates,
      ): Subgraph => subgraph('chat', chatResolvers({ chat, calls, addresses, rates })),
    },
    {
      provide: NEWS_SUBGRAPHS,
      inject: [NOTIFICATION_CLIENT, ViewerLocale, MATCHING_CLIENT, MatchRates],
      useFactory: (
        notifications: NotificationServiceClient,
        locale: ViewerLocale,
        matching: MatchingServiceClient,
        rates: MatchRates,
      ): Subgraph[] => [
        subgraph('notification', notificationResolvers({ notifications, locale })),
        subgraph('matching', matchingResolvers({ matching, rates })),
      ],
    },
    {
      provide: SUBGRAPHS,
      inject: [AUTH_SUBGRAPH, CONTENT_SUBGRAPHS, CHAT_SUBGRAPH, NEWS_SUBGRAPHS],
      useFactory: (auth: Subgraph, content: Subgraph[], chat: Subgraph, news: Subgraph[]): Subgraph[] => [
        auth,
        ...content,
        chat,
        ...news,
      ],
    },
  ],
  exports: [FederationHost],
})
export class FederationModule {}
