import { logger } from '@my-girok/nest-common';
import type { AuthServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CLIENT } from '../clients/clients.js';
import { requireViewer, viewerOf } from '../operation/arguments.js';
import { type Operation, writeAs } from '../operation/operation.js';
import { SessionStore } from './session.store.js';

/** Ends sessions: auth-service first, whose word is the truth, then our copy and the cookie. */
@Injectable()
export class EndSession {
  constructor(
    @Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient,
    private readonly store: SessionStore,
  ) {}

  /** Ends the caller's own session; nothing changes when auth-service cannot be told. */
  async own(operation: Operation): Promise<void> {
    if (viewerOf(operation) && operation.sessionHash) {
      await this.auth.logout({}, writeAs(operation));
      await this.forget(operation.sessionHash);
    }
    operation.setSessionCookie(null);
  }

  /** Ends one of the caller's sessions; its copy goes when the event arrives, within a second. */
  async other(sessionId: string, operation: Operation): Promise<void> {
    const { sessionId: own } = requireViewer(operation);
    await this.auth.revokeSession({ sessionId }, writeAs(operation));
    if (sessionId !== own || !operation.sessionHash) return;
    await this.forget(operation.sessionHash);
    operation.setSessionCookie(null);
  }

  private async forget(hash: Buffer): Promise<void> {
    // The session has ended already; a copy that cannot be reached is refused by the list of revocations.
    await this.store.revoke(hash).catch((error) => logger.warn({ err: error }, 'session copy not removed'));
  }
}
