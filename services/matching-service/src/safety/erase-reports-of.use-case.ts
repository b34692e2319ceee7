import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ReportsRepository } from './reports.repository.js';

const CHUNK = 500;

/**
 * Takes an erased person out of reports: who made theirs, and what they wrote. That there was a report, why and about which id stays for
 * moderators. Safe to repeat and to stop half-way.
 */
@Injectable()
export class EraseReportsOf {
  constructor(
    @Database() private readonly db: Db,
    private readonly reports: ReportsRepository,
  ) {}

  async run(userId: string): Promise<void> {
    while ((await this.reports.forget(this.db, userId, CHUNK)) > 0);
  }
}
