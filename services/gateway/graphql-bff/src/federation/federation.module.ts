import type { AuthServiceClient, FeedServiceClient, PersonalServiceClient } from '@my-girok/proto';
import { Module } from '@nestjs/common';
import { AUTH_CLIENT, FEED_CLIENT, PERSONAL_CLIENT } from '../clients/clients.js';
import { EndSession } from '../sessions/end-session.use-case.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { SignIn } from '../sessions/sign-in.use-case.js';
import { authResolvers } from '../subgraphs/auth/auth.resolvers.js';
import { feedResolvers } from '../subgraphs/feed/feed.resolvers.js';
import { personalResolvers } from '../subgraphs/personal/personal.resolvers.js';
import { IssueSocketTicket } from '../tickets/issue-socket-ticket.use-case.js';
import { FederationHost } from './federation-host.js';
import { SUBGRAPHS, type Subgraph, subgraph } from './subgraph.js';

/** The subgraphs of each domain and the gateway over them. */
@Module({
  imports: [SessionsModule],
  providers: [
    IssueSocketTicket,
    FederationHost,
    {
      provide: SUBGRAPHS,
      inject: [AUTH_CLIENT, PERSONAL_CLIENT, FEED_CLIENT, SignIn, EndSession, IssueSocketTicket],
      useFactory: (
        auth: AuthServiceClient,
        personal: PersonalServiceClient,
        feed: FeedServiceClient,
        signIn: SignIn,
        endSession: EndSession,
        issueTicket: IssueSocketTicket,
      ): Subgraph[] => [
        subgraph('auth', authResolvers({ auth, signIn, endSession, issueTicket })),
        subgraph('personal', personalResolvers(personal)),
        subgraph('feed', feedResolvers(feed)),
      ],
    },
  ],
  exports: [FederationHost],
})
export class FederationModule {}
