import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { accountsErrors } from '../accounts/accounts.errors.js';
import type { AuthDatabase } from '../database.js';
import { type AgeBand, bandOf, parseBirthDate } from './age.js';
import { agesErrors } from './ages.errors.js';
import { BirthDatesRepository } from './birth-dates.repository.js';

/** Keeps when somebody was born, once. Throws AUTH_BIRTH_DATE_INVALID, and AUTH_BIRTH_DATE_SET for another date than before. */
@Injectable()
export class SetBirthDate {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly birthDates: BirthDatesRepository,
  ) {}

  async run(userId: string, input: string): Promise<AgeBand> {
    const now = new Date();
    const birthDate = parseBirthDate(input, now);
    return this.db.transaction().execute(async (tx) => {
      // An account that is deleted at this moment would leave the insert without its row.
      const account = await tx
        .selectFrom('accounts')
        .select('id')
        .where('id', '=', userId)
        .forKeyShare()
        .executeTakeFirst();
      if (!account) throw accountsErrors.userNotFound();
      const isFirst = await this.birthDates.insert(tx, userId, birthDate, now);
      if (!isFirst && (await this.birthDates.find(tx, userId)) !== birthDate) throw agesErrors.birthDateSet();
      return bandOf(birthDate, now);
    });
  }
}
