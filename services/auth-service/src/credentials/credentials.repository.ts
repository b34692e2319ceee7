import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

/** An account with what is needed to check a password. */
export interface AccountCredentials {
  id: string;
  name: string;
  created_at: Date;
  password_hash: string;
}

/** Queries on credentials. */
@Injectable()
export class CredentialsRepository {
  findByEmailKey(db: Db, emailKey: string): Promise<AccountCredentials | undefined> {
    return db
      .selectFrom('accounts')
      .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
      .select(['accounts.id', 'accounts.name', 'accounts.created_at', 'credentials.password_hash'])
      .where('accounts.email_key', '=', emailKey)
      .executeTakeFirst();
  }

  async insert(db: Db, accountId: string, passwordHash: string, now: Date): Promise<void> {
    await db
      .insertInto('credentials')
      .values({ account_id: accountId, password_hash: passwordHash, changed_at: now })
      .execute();
  }
}
