import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { type AgeBand, bandOf } from './age.js';
import { BirthDatesRepository } from './birth-dates.repository.js';

/** One person's band, as of now. */
@Injectable()
export class FindAgeBand {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly birthDates: BirthDatesRepository,
  ) {}

  async run(userId: string): Promise<AgeBand> {
    return bandOf(await this.birthDates.find(this.db, userId), new Date());
  }
}
