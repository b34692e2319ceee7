import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { FeedWrites } from '../storage/feed-writes.js';
import { LoadSubject } from './load-subject.query.js';
import { type Report, readNote, type Subject } from './report.js';
import { ReportsRepository } from './reports.repository.js';

export interface ReportInput {
  reporterId: string;
  subject: Subject;
  reason: Report['reason'];
  note: string;
}

/**
 * Keeps a report for moderators with what was reported as it is now. Asked again, it gives the report made first. Emits
 * `report.created`, which says nothing of what it holds. Throws FEED_REPORT_NOTE_TOO_LONG, FEED_REPORT_NOTE_CHARACTER_INVALID,
 * FEED_POST_NOT_FOUND, FEED_COMMENT_NOT_FOUND, FEED_PERSON_NOT_FOUND.
 */
@Injectable()
export class ReportSubject {
  constructor(
    private readonly writes: FeedWrites,
    private readonly reports: ReportsRepository,
    private readonly loadSubject: LoadSubject,
  ) {}

  async run({ reporterId, subject, reason, note: raw }: ReportInput): Promise<string> {
    const note = readNote(raw);
    const first = await this.reports.findBy(reporterId, subject);
    if (first) return first._id;
    const loaded = await this.loadSubject.run(subject, reporterId);
    const { kind: subjectKind, id: subjectId } = subject;
    return this.writes.run([`reports:${reporterId}`], async (session, emit) => {
      const made = await this.reports.findBy(reporterId, subject, session);
      if (made) return made._id;
      const _id = uuidv7();
      const report = { _id, reporterId, subjectKind, subjectId, ...loaded, reason, note, createdAt: new Date() };
      await this.reports.insert(report, session);
      await emit('report.created', _id, { reportId: _id, subjectKind, subjectId });
      return _id;
    });
  }
}
