import { Database, isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { EndSession } from './end-session.use-case.js';
import type { RevokeReason } from './session.js';
import { sessionsErrors } from './sessions.errors.js';
import { SessionsRepository } from './sessions.repository.js';

/**
 * Ends one of a person's sessions: their own (`logout`) or another device's. Doing it again changes nothing.
 * Throws AUTH_SESSION_NOT_FOUND, also for somebody else's session: its existence is none of the caller's business.
 */
@Injectable()
export class RevokeSession {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly sessions: SessionsRepository,
    private readonly endSession: EndSession,
  ) {}

  async run(userId: string, sessionId: string, reason: RevokeReason): Promise<void> {
    if (!isUuid(sessionId)) throw sessionsErrors.sessionNotFound();
    await this.db.transaction().execute(async (tx) => {
      const session = await this.sessions.lockById(tx, sessionId);
      if (session?.userId !== userId) throw sessionsErrors.sessionNotFound();
      await this.endSession.run(tx, session, reason);
    });
  }
}
