import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { EndSession } from './end-session.use-case.js';
import type { RevokeReason } from './session.js';
import { SessionsRepository } from './sessions.repository.js';

/** Ends every live session of a person and says so of each. The account stays locked to the transaction's end, so none is opened meanwhile. */
@Injectable()
export class EndAllSessions {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly endSession: EndSession,
  ) {}

  /** False when there is no such account any more. */
  async run(tx: Transaction<AuthDatabase>, userId: string, reason: RevokeReason, now: Date): Promise<boolean> {
    if (!(await this.sessions.lockAccount(tx, userId))) return false;
    for (const session of await this.sessions.lockBeyond(tx, userId, 0, now)) {
      await this.endSession.run(tx, session, reason);
    }
    return true;
  }
}
