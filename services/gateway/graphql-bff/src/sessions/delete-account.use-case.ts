import { logger, RateLimiter } from '@my-girok/nest-common';
import type { AuthServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CLIENT } from '../clients/clients.js';
import { BFF_CONFIG, type Config } from '../config.js';
import { requireViewer } from '../operation/arguments.js';
import { type Operation, writeAs } from '../operation/operation.js';
import { SessionStore } from './session.store.js';

/** Ends the caller's account for good, and with it the session that asked for it. */
@Injectable()
export class DeleteAccount {
  constructor(
    @Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient,
    private readonly store: SessionStore,
    private readonly limiter: RateLimiter,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  /** Throws what auth-service says of the password, COMMON_RATE_LIMITED after too many tries. */
  async run(password: string, operation: Operation): Promise<void> {
    const { userId } = requireViewer(operation);
    const { RATE_LIMIT_LOGIN_ACCOUNT_POINTS: points, RATE_LIMIT_LOGIN_SECONDS: seconds } = this.config;
    // Before hashing, as with logging in: somebody at an open browser must not get to guess.
    await this.limiter.consume(`delete-account:${userId}`, { points, seconds });
    await this.auth.deleteAccount({ password }, writeAs(operation));
    if (operation.sessionHash) {
      // The account's other sessions end by their events; a copy that cannot be reached is refused by the list of revocations.
      await this.store
        .revoke(operation.sessionHash)
        .catch((error) => logger.warn({ err: error }, 'session copy not removed'));
    }
    operation.setSessionCookie(null);
  }
}
