import { PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { AuthDatabase } from '../database.js';
import type { Account } from './account.js';

/** What accounts tell the rest of the system. */
@Injectable()
export class AccountsEvents {
  constructor(private readonly outbox: PgOutbox) {}

  /** `user.created`. `sealedEmail` is a JWE: the event is kept for good, the readable address only here. */
  async created(tx: Transaction<AuthDatabase>, account: Account, sealedEmail: string): Promise<void> {
    await this.outbox.add(tx, 'user.created', {
      aggregateId: account.id,
      data: {
        userId: account.id,
        email: sealedEmail,
        name: account.name,
        locale: account.locale,
        timestamp: account.createdAt,
      },
    });
  }

  /** `user.deleted`: everybody who keeps anything of theirs erases it. */
  async deleted(tx: Transaction<AuthDatabase>, userId: string, now: Date): Promise<void> {
    await this.outbox.add(tx, 'user.deleted', { aggregateId: userId, data: { userId, timestamp: now } });
  }
}
