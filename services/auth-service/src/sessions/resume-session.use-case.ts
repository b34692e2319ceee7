import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { isLive, resumed } from './session.js';
import { type IssuedTokens, SessionTokens } from './session-tokens.js';
import { sessionsErrors } from './sessions.errors.js';
import { SessionsRepository } from './sessions.repository.js';
import { parseSessionHash } from './sign-in-form.js';

/**
 * Gives a live session new tokens, of a new generation, after the BFF's store lost them: the cookie proves the person.
 * Throws AUTH_SESSION_HASH_INVALID, AUTH_SESSION_ENDED.
 */
@Injectable()
export class ResumeSession {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly sessions: SessionsRepository,
    private readonly tokens: SessionTokens,
  ) {}

  async run(sessionHash: Uint8Array): Promise<IssuedTokens> {
    const hash = parseSessionHash(sessionHash);
    return this.db.transaction().execute(async (tx) => {
      const session = await this.sessions.lockByCookieHash(tx, hash);
      const now = new Date();
      if (!session || !isLive(session, now)) throw sessionsErrors.sessionEnded();
      const next = resumed(session, now);
      await this.sessions.rotate(tx, next);
      return this.tokens.issue(tx, next);
    });
  }
}
