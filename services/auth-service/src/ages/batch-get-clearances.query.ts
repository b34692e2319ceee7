import { Database, isUuid } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { accountsErrors } from '../accounts/accounts.errors.js';
import { BannedAmong } from '../bans/banned-among.query.js';
import type { AuthDatabase } from '../database.js';
import { type AgeBand, bandOf } from './age.js';
import { BirthDatesRepository } from './birth-dates.repository.js';

export interface Clearance {
  userId: string;
  ageBand: AgeBand;
  banned: boolean;
}

/** What decisions about people rest on; those without an account are left out. Throws AUTH_TOO_MANY_IDS. */
@Injectable()
export class BatchGetClearances {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly birthDates: BirthDatesRepository,
    private readonly bannedAmong: BannedAmong,
  ) {}

  async run(userIds: readonly string[]): Promise<Clearance[]> {
    if (userIds.length > LIMITS.batchMax) throw accountsErrors.tooManyIds();
    const ids = [...new Set(userIds.filter(isUuid).map((id) => id.toLowerCase()))];
    if (ids.length === 0) return [];
    const now = new Date();
    const [people, banned] = await Promise.all([
      this.birthDates.findOf(this.db, ids),
      this.bannedAmong.run(this.db, ids, now),
    ]);
    return people.map(({ userId, birthDate }) => ({
      userId,
      ageBand: bandOf(birthDate, now),
      banned: banned.has(userId),
    }));
  }
}
