import { Injectable } from '@nestjs/common';
import { ReportsRepository } from './reports.repository.js';

const CHUNK = 500;

/**
 * Takes an erased person out of reports: who made theirs, and what reports about them quote. That there was a report, why and
 * about which id stays for moderators. Safe to repeat and to stop half-way.
 */
@Injectable()
export class EraseReportsOf {
  constructor(private readonly reports: ReportsRepository) {}

  async run(userId: string): Promise<void> {
    while ((await this.reports.forgetReporter(userId, CHUNK)) > 0);
    while ((await this.reports.forgetCopies(userId, CHUNK)) > 0);
  }
}
