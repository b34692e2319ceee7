import type { AuthServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CLIENT } from '../clients/clients.js';
import { type SessionCopy, sessionFrom } from './session.js';

/** auth-service's part in the life of a session. Called as the BFF itself: there is no access token to call with. */
@Injectable()
export class SessionsClient {
  constructor(@Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient) {}

  async refresh(refreshToken: string, attemptId: string): Promise<SessionCopy> {
    return sessionFrom((await this.auth.refreshToken({ refreshToken, attemptId })).tokens);
  }

  async resume(sessionHash: Buffer): Promise<SessionCopy> {
    return sessionFrom((await this.auth.resumeSession({ sessionHash })).tokens);
  }
}
