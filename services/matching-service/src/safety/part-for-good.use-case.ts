import { Injectable } from '@nestjs/common';
import { LockPeople } from '../apart/lock-people.use-case.js';
import { Part } from '../apart/part.use-case.js';
import type { Db } from '../database.js';
import { NoteMark } from '../reach/note-mark.use-case.js';
import type { Report } from './report.js';

/** Reporter and reported never meet again, and the report counts against the reported. */
@Injectable()
export class PartForGood {
  constructor(
    private readonly lockPeople: LockPeople,
    private readonly part: Part,
    private readonly noteMark: NoteMark,
  ) {}

  lock(tx: Db, { reporterId, reportedId }: Report): Promise<void> {
    return this.lockPeople.run(tx, reportedId ? [reporterId, reportedId] : [reporterId]);
  }

  async run(tx: Db, { matchId, reporterId, reportedId, createdAt }: Report): Promise<void> {
    if (!reportedId) return;
    await this.part.run(tx, reporterId, reportedId, 'report');
    await this.noteMark.report(tx, reportedId, matchId, reporterId, createdAt);
  }
}
