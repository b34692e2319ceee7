import { Database, isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import type { Account } from './account.js';
import { accountsErrors } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';

/** One account. Throws AUTH_USER_NOT_FOUND. */
@Injectable()
export class GetAccount {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly accounts: AccountsRepository,
  ) {}

  async run(userId: string): Promise<Account> {
    const account = isUuid(userId) ? await this.accounts.findById(this.db, userId) : undefined;
    if (!account) throw accountsErrors.userNotFound();
    return account;
  }
}
