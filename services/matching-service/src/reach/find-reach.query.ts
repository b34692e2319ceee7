import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { COUNTED_MS, coolUntil, reachOf } from './mark.js';
import { MarksRepository } from './marks.repository.js';

export interface Reach {
  /** 0 is full, 3 the least. */
  reach: number;
  /** Until when the person may not enter. */
  coolUntil?: Date;
}

/** How far somebody reaches, by their skips of the last hour and the reports about them of the last 30 days. */
@Injectable()
export class FindReach {
  constructor(private readonly marks: MarksRepository) {}

  async run(db: Db, userId: string, now = new Date()): Promise<Reach> {
    const since = {
      skips: new Date(now.getTime() - COUNTED_MS.skip),
      reports: new Date(now.getTime() - COUNTED_MS.report),
    };
    const { skips, reports, lastReportAt } = await this.marks.count(db, userId, since);
    const until = coolUntil(reports, lastReportAt);
    return { reach: reachOf({ skips, reports }), ...(until && until > now && { coolUntil: until }) };
  }
}
