import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CONFIG, type AuthConfig } from '../config.js';
import type { Db } from '../database.js';
import { AccessTokens } from '../keys/access-tokens.js';
import { issueRefreshToken, type RefreshClaims, readRefreshToken } from './refresh-token.js';
import type { Session } from './session.js';
import { SessionsRepository } from './sessions.repository.js';

/** What the BFF keeps for a session. */
export interface IssuedTokens {
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
  generation: number;
  sessionId: string;
  userId: string;
  sessionExpiresAt: Date;
}

/** The pair of tokens of a session's current generation. */
@Injectable()
export class SessionTokens {
  private readonly key: Uint8Array;

  constructor(
    private readonly access: AccessTokens,
    private readonly sessions: SessionsRepository,
    @Inject(AUTH_CONFIG) config: AuthConfig,
  ) {
    this.key = config.AUTH_REFRESH_KEY;
  }

  /** With the roles that the person has now. */
  async issue(db: Db, session: Session): Promise<IssuedTokens> {
    const { id: sessionId, userId, generation, expiresAt } = session;
    const roles = await this.sessions.roles(db, userId);
    const { token, expiresAt: accessExpiresAt } = await this.access.issue({ userId, sessionId, roles }, expiresAt);
    const refreshToken = issueRefreshToken(this.key, { sessionId, generation });
    return {
      accessToken: token,
      accessExpiresAt,
      refreshToken,
      generation,
      sessionId,
      userId,
      sessionExpiresAt: expiresAt,
    };
  }

  /** Undefined for a token that is not ours. */
  read(refreshToken: string): RefreshClaims | undefined {
    return readRefreshToken(this.key, refreshToken);
  }
}
