import { SESSION_CHECK } from '@my-girok/nest-common';
import { Module } from '@nestjs/common';
import { BansModule } from '../bans/bans.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { CheckSessions } from './check-sessions.query.js';
import { EndAllSessions } from './end-all-sessions.use-case.js';
import { EndSession } from './end-session.use-case.js';
import { ListSessions } from './list-sessions.query.js';
import { Login } from './login.use-case.js';
import { OpenSession } from './open-session.use-case.js';
import { RefreshSession } from './refresh-session.use-case.js';
import { ResumeSession } from './resume-session.use-case.js';
import { RevokeSession } from './revoke-session.use-case.js';
import { RowSessionCheck } from './row-session-check.js';
import { SessionTokens } from './session-tokens.js';
import { SessionsEvents } from './sessions.events.js';
import { SessionsGrpc } from './sessions.grpc.js';
import { SessionsRepository } from './sessions.repository.js';
import { TokensGrpc } from './tokens.grpc.js';
import { ValidateToken } from './validate-token.query.js';

/** Where people are signed in. */
@Module({
  imports: [BansModule, CredentialsModule, KeysModule],
  controllers: [TokensGrpc, SessionsGrpc],
  providers: [
    Login,
    OpenSession,
    EndSession,
    EndAllSessions,
    RefreshSession,
    ResumeSession,
    RevokeSession,
    ListSessions,
    ValidateToken,
    CheckSessions,
    SessionTokens,
    SessionsEvents,
    SessionsRepository,
    { provide: SESSION_CHECK, useClass: RowSessionCheck },
  ],
  exports: [OpenSession, EndAllSessions],
})
export class SessionsModule {}
