import { Module } from '@nestjs/common';
import { DeleteAccount } from './delete-account.use-case.js';
import { EndSession } from './end-session.use-case.js';
import { OpenSession } from './open-session.query.js';
import { RefreshSession } from './refresh-session.use-case.js';
import { RevokedSessions } from './revoked-sessions.consumer.js';
import { SessionStore } from './session.store.js';
import { SessionsClient } from './sessions.client.js';
import { SignIn } from './sign-in.use-case.js';

/** Cookie sessions: opened, found, renewed, ended. */
@Module({
  providers: [
    SessionStore,
    SessionsClient,
    RefreshSession,
    OpenSession,
    SignIn,
    EndSession,
    DeleteAccount,
    RevokedSessions,
  ],
  exports: [OpenSession, SignIn, EndSession, DeleteAccount],
})
export class SessionsModule {}
