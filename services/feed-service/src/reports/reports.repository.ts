import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Report, Subject } from './report.js';

@Injectable()
export class ReportsRepository {
  private readonly reports: Collection<Report>;

  constructor(store: MongoStore) {
    this.reports = store.db.collection<Report>('reports');
  }

  async insert(report: Report, session: ClientSession): Promise<void> {
    await this.reports.insertOne(report, { session });
  }

  findBy(reporterId: string, subject: Subject, session?: ClientSession): Promise<Report | null> {
    return this.reports.findOne({ reporterId, subjectKind: subject.kind, subjectId: subject.id }, { session });
  }

  /** Forgets who made some of a person's reports; how many. */
  async forgetReporter(reporterId: string, limit: number): Promise<number> {
    const found = await this.reports.find({ reporterId }, { projection: { _id: 1 }, limit }).toArray();
    if (found.length === 0) return 0;
    const ids = found.map((report) => report._id);
    return (await this.reports.updateMany({ _id: { $in: ids } }, { $unset: { reporterId: '' } })).matchedCount;
  }

  /** Forgets what some of the reports about a person's writing quote; how many. */
  async forgetCopies(subjectAuthorId: string, limit: number): Promise<number> {
    const found = await this.reports
      .find({ subjectAuthorId, copy: { $exists: true } }, { projection: { _id: 1 }, limit })
      .toArray();
    if (found.length === 0) return 0;
    const ids = found.map((report) => report._id);
    return (await this.reports.updateMany({ _id: { $in: ids } }, { $unset: { copy: '' } })).matchedCount;
  }
}
