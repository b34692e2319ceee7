import { PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { AuthDatabase } from '../database.js';
import type { RevokeReason, Session } from './session.js';

/** What sessions tell the rest of the system. */
@Injectable()
export class SessionsEvents {
  constructor(private readonly outbox: PgOutbox) {}

  /** `session.created`: somebody signed in, perhaps where they never had. */
  async created(tx: Transaction<AuthDatabase>, session: Session, newDevice: boolean): Promise<void> {
    const { id: sessionId, userId, createdAt: timestamp } = session;
    await this.outbox.add(tx, 'session.created', {
      aggregateId: sessionId,
      data: { sessionId, userId, newDevice, timestamp },
    });
  }

  /** `session.revoked`: everyone who let this session in must stop within a second. */
  async revoked(tx: Transaction<AuthDatabase>, session: Session, reason: RevokeReason, now: Date): Promise<void> {
    await this.outbox.add(tx, 'session.revoked', {
      aggregateId: session.id,
      data: {
        sessionId: session.id,
        userId: session.userId,
        reason,
        timestamp: now,
        sessionHash: session.cookieHash.toString('base64url'),
      },
    });
  }
}
