import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EndReported } from './end-reported.use-case.js';
import { PartForGood } from './part-for-good.use-case.js';
import type { Report } from './report.js';
import { ReportsRepository } from './reports.repository.js';

/** Writes a report with everything that follows from it in one transaction, once a match and reporter. */
@Injectable()
export class FileReport {
  constructor(
    @Database() private readonly db: Db,
    private readonly reports: ReportsRepository,
    private readonly partForGood: PartForGood,
    private readonly endReported: EndReported,
  ) {}

  async run(report: Report): Promise<{ reportId: string; messages: number }> {
    const { matchId, reporterId } = report;
    const filed = await this.db.transaction().execute(async (tx) => {
      await this.partForGood.lock(tx, report);
      const first = await this.reports.findBy(tx, matchId, reporterId);
      if (first) return { reportId: first.id, messages: first.messages, ended: false };
      await this.reports.insert(tx, report);
      await this.partForGood.run(tx, report);
      const ended = await this.endReported.within(tx, report);
      return { reportId: report.id, messages: report.messages?.length ?? 0, ended };
    });
    if (filed.ended) await this.endReported.run(matchId);
    return { reportId: filed.reportId, messages: filed.messages };
  }
}
