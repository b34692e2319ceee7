import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { CheckPassword } from '../credentials/check-password.use-case.js';
import { credentialsErrors } from '../credentials/credentials.errors.js';
import type { AuthDatabase } from '../database.js';
import { DestroyPersonKey } from '../seal/destroy-person-key.use-case.js';
import { EndAllSessions } from '../sessions/end-all-sessions.use-case.js';
import { accountsErrors } from './accounts.errors.js';
import { AccountsEvents } from './accounts.events.js';
import { AccountsRepository } from './accounts.repository.js';

/** The steps of a deletion that belong to other slices. */
@Injectable()
export class DeletionParts {
  constructor(
    readonly checkPassword: CheckPassword,
    readonly endAllSessions: EndAllSessions,
    readonly destroyKey: DestroyPersonKey,
  ) {}
}

/**
 * Ends an account for good: sessions, password, the person's key and the row go together with `user.deleted`, or nothing does.
 * The password is checked as at Login, with the same count, so that an open session is no place to guess it.
 * Throws AUTH_USER_NOT_FOUND and what `CheckPassword` throws.
 */
@Injectable()
export class DeleteAccount {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly accounts: AccountsRepository,
    private readonly events: AccountsEvents,
    private readonly parts: DeletionParts,
  ) {}

  async run(userId: string, password: string): Promise<void> {
    const account = await this.accounts.findById(this.db, userId);
    if (!account) throw accountsErrors.userNotFound();
    const proven = await this.parts.checkPassword.run({ email: account.email, password });
    // Deleted and registered anew with the same address between the two queries: that is somebody else's password.
    if (proven.id !== userId) throw credentialsErrors.invalidCredentials();
    const { endAllSessions, destroyKey } = this.parts;
    await this.db.transaction().execute(async (tx) => {
      const now = new Date();
      // First, for it locks the account: of two deletions at once one does it all and the other finds nobody.
      if (!(await endAllSessions.run(tx, userId, 'account_deleted', now))) throw accountsErrors.userNotFound();
      await destroyKey.run(tx, userId);
      await this.accounts.delete(tx, userId);
      await this.events.deleted(tx, userId, now);
    });
  }
}
