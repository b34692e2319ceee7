import { Database, isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { type AccessClaims, AccessTokens } from '../keys/access-tokens.js';
import { isLive } from './session.js';
import { SessionsRepository } from './sessions.repository.js';

/** Checks an access token online: signature, times, the session's row, and that the roles in it are still the person's. */
@Injectable()
export class ValidateToken {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly access: AccessTokens,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Undefined for a token that lets nobody in. */
  async run(accessToken: string): Promise<AccessClaims | undefined> {
    const claims = await this.access.verify(accessToken);
    return claims && (await this.isStanding(claims)) ? claims : undefined;
  }

  /** Whether the session behind verified claims still lets its person in, with these roles. */
  async isStanding(claims: AccessClaims): Promise<boolean> {
    if (!isUuid(claims.sessionId)) return false;
    const found = await this.sessions.findWithRoles(this.db, claims.sessionId);
    if (!found || found.session.userId !== claims.userId || !isLive(found.session, new Date())) return false;
    const { roles } = found;
    return roles.length === claims.roles.length && roles.every((role) => claims.roles.includes(role));
  }
}
