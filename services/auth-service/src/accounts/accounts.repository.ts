import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Account } from './account.js';

/** An account to be, with the form in which its address is unique. */
export interface NewAccount extends Account {
  emailKey: string;
}

const COLUMNS = ['id', 'email', 'name', 'locale', 'created_at as createdAt'] as const;

/** Queries on accounts. */
@Injectable()
export class AccountsRepository {
  /** False when the address is taken, also by a registration that runs at the same time. */
  async insert(db: Db, account: NewAccount): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('accounts')
      .values({
        id: account.id,
        email: account.email,
        email_key: account.emailKey,
        name: account.name,
        locale: account.locale,
        created_at: account.createdAt,
      })
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async isTaken(db: Db, emailKey: string): Promise<boolean> {
    const row = await db.selectFrom('accounts').select('id').where('email_key', '=', emailKey).executeTakeFirst();
    return row !== undefined;
  }

  /** Passwords and sessions go with it. */
  async delete(tx: Db, id: string): Promise<void> {
    await tx.deleteFrom('accounts').where('id', '=', id).execute();
  }

  findById(db: Db, id: string): Promise<Account | undefined> {
    return db.selectFrom('accounts').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  }

  /** Undefined where there is no such account. */
  async rolesOf(db: Db, id: string): Promise<string[] | undefined> {
    const row = await db.selectFrom('accounts').select('roles').where('id', '=', id).executeTakeFirst();
    return row?.roles;
  }

  findByIds(db: Db, ids: readonly string[]): Promise<Account[]> {
    return db.selectFrom('accounts').select(COLUMNS).where('id', 'in', ids).execute();
  }
}
