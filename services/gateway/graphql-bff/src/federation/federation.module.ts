import { RateLimiter } from '@my-girok/nest-common';
import type {
  AuthServiceClient,
  ChatServiceClient,
  FeedServiceClient,
  MediaServiceClient,
  NotificationServiceClient,
  PersonalServiceClient,
} from '@my-girok/proto';
import { Module } from '@nestjs/common';
import {
  AUTH_CLIENT,
  CHAT_CLIENT,
  FEED_CLIENT,
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
import { mediaResolvers } from '../subgraphs/media/media.resolvers.js';
import { notificationResolvers } from '../subgraphs/notification/notification.resolvers.js';
import { ViewerLocale } from '../subgraphs/notification/viewer-locale.query.js';
import { personalResolvers } from '../subgraphs/personal/personal.resolvers.js';
import { IssueSocketTicket } from '../tickets/issue-socket-ticket.use-case.js';
import { FederationHost } from './federation-host.js';
import { SUBGRAPHS, type Subgraph, subgraph } from './subgraph.js';

const AUTH_SUBGRAPH = Symbol('AUTH_SUBGRAPH');
const CONTENT_SUBGRAPHS = Symbol('CONTENT_SUBGRAPHS');
const TALK_SUBGRAPHS = Symbol('TALK_SUBGRAPHS');

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
      provide: CONTENT_SUBGRAPHS,
      inject: [PERSONAL_CLIENT, FEED_CLIENT, MEDIA_CLIENT, PictureAddresses],
      useFactory: (
        personal: PersonalServiceClient,
        feed: FeedServiceClient,
        media: MediaServiceClient,
        addresses: PictureAddresses,
      ): Subgraph[] => [
        subgraph('personal', personalResolvers(personal)),
        subgraph('feed', feedResolvers({ feed, addresses })),
        subgraph('media', mediaResolvers({ media, addresses })),
      ],
    },
    {
      provide: RoomRates,
      inject: [RateLimiter, BFF_CONFIG],
      useFactory: (limiter: RateLimiter, config: Config) => new RoomRates(limiter, config),
    },
    {
      provide: TALK_SUBGRAPHS,
      inject: [CHAT_CLIENT, NOTIFICATION_CLIENT, PictureAddresses, RoomRates, ViewerLocale],
      useFactory: (
        chat: ChatServiceClient,
        notifications: NotificationServiceClient,
        addresses: PictureAddresses,
        rates: RoomRates,
        locale: ViewerLocale,
      ): Subgraph[] => [
        subgraph('chat', chatResolvers({ chat, addresses, rates })),
        subgraph('notification', notificationResolvers({ notifications, locale })),
      ],
    },
    {
      provide: SUBGRAPHS,
      inject: [AUTH_SUBGRAPH, CONTENT_SUBGRAPHS, TALK_SUBGRAPHS],
      useFactory: (auth: Subgraph, content: Subgraph[], talk: Subgraph[]): Subgraph[] => [auth, ...content, ...talk],
    },
  ],
  exports: [FederationHost],
})
export class FederationModule {}
