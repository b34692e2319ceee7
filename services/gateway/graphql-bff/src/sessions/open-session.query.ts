import { RateLimiter, RevocationList } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import type { Viewer } from '../operation/operation.js';
import { RefreshSession } from './refresh-session.use-case.js';
import { isFresh, type SessionCopy } from './session.js';
import { SessionStore } from './session.store.js';

/** Finds who a request's cookie belongs to, with an access token that outlives the operation. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly store: SessionStore,
    private readonly refreshSession: RefreshSession,
    private readonly revocations: RevocationList,
    private readonly limiter: RateLimiter,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  /**
   * Null when the session has ended or never was. Throws UnavailableError when it cannot be told, RATE_LIMITED when an
   * address tries too many unknown ids: each of them costs auth-service a look.
   */
  async run(hash: Buffer, address: string): Promise<Viewer | null> {
    const stored = await this.store.get(hash);
    if (stored.state === 'revoked') return null;
    if (stored.state === 'absent') {
      const { RATE_LIMIT_RESUME_POINTS: points, RATE_LIMIT_RESUME_SECONDS: seconds } = this.config;
      await this.limiter.consume(`resume:${address}`, { points, seconds });
      return this.viewer(await this.refreshSession.resume(hash));
    }
    const { session } = stored;
    return this.viewer(isFresh(session) ? session : await this.refreshSession.run(hash, session));
  }

  private async viewer(session: SessionCopy | null): Promise<Viewer | null> {
    if (!session) return null;
    const { userId, sessionId, accessToken } = session;
    const live = await this.revocations.isLive({ kind: 'person', userId, sessionId, roles: [], token: accessToken });
    return live ? { userId, sessionId, accessToken } : null;
  }
}
