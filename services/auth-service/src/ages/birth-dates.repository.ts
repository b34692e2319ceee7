import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CONFIG, type AuthConfig } from '../config.js';
import type { Db } from '../database.js';
import { SecretBox } from '../seal/secret-box.js';

/** Queries on birth_dates, whose dates open for their own person only. */
@Injectable()
export class BirthDatesRepository {
  private readonly box: SecretBox;

  constructor(@Inject(AUTH_CONFIG) config: AuthConfig) {
    this.box = new SecretBox(config.AUTH_SEAL_KEY, 'birth-dates');
  }

  /** False where a date is kept already. */
  async insert(db: Db, userId: string, birthDate: string, now: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('birth_dates')
      .values({ account_id: userId, sealed_date: this.box.close(Buffer.from(birthDate), userId), said_at: now })
      .onConflict((conflict) => conflict.column('account_id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async find(db: Db, userId: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('birth_dates')
      .select('sealed_date')
      .where('account_id', '=', userId)
      .executeTakeFirst();
    return row && this.box.open(row.sealed_date, userId).toString();
  }

  /** Of those who have an account: their date, if they said it. */
  async findOf(db: Db, userIds: readonly string[]): Promise<Array<{ userId: string; birthDate: string | undefined }>> {
    const rows = await db
      .selectFrom('accounts')
      .leftJoin('birth_dates', 'birth_dates.account_id', 'accounts.id')
      .select(['accounts.id', 'birth_dates.sealed_date'])
      .where('accounts.id', 'in', userIds)
      .execute();
    return rows.map(({ id, sealed_date }) => ({
      userId: id,
      birthDate: sealed_date ? this.box.open(sealed_date, id).toString() : undefined,
    }));
  }
}
