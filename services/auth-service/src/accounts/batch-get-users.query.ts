import { Database, isUuid } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import type { Account } from './account.js';
import { accountsErrors } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';

/** The people among the ids, in the order of the ids, each once; unknown ids are left out. Throws AUTH_TOO_MANY_IDS. */
@Injectable()
export class BatchGetUsers {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly accounts: AccountsRepository,
  ) {}

  async run(userIds: readonly string[]): Promise<Account[]> {
    if (userIds.length > LIMITS.batchMax) throw accountsErrors.tooManyIds();
    const ids = [...new Set(userIds.filter(isUuid).map((id) => id.toLowerCase()))];
    if (ids.length === 0) return [];
    const found = new Map((await this.accounts.findByIds(this.db, ids)).map((account) => [account.id, account]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
