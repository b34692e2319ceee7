import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { AuthDatabase } from '../database.js';
import type { RevokeReason, Session } from './session.js';
import { SessionsEvents } from './sessions.events.js';
import { SessionsRepository } from './sessions.repository.js';

/** Ends a locked session and says so, once: ending an ended one does nothing. */
@Injectable()
export class EndSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly events: SessionsEvents,
  ) {}

  async run(tx: Transaction<AuthDatabase>, session: Session, reason: RevokeReason): Promise<void> {
    if (session.revokedAt) return;
    const now = new Date();
    await this.sessions.revoke(tx, session.id, reason, now);
    await this.events.revoked(tx, session, reason, now);
  }
}
