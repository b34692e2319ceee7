import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { COUNTED_MS } from './mark.js';
import { MarksRepository } from './marks.repository.js';

/** Forgets what counts no more, or everything of one person. */
@Injectable()
export class ForgetMarks {
  constructor(private readonly marks: MarksRepository) {}

  of(tx: Db, userId: string): Promise<void> {
    return this.marks.forget(tx, userId);
  }

  old(db: Db, now: Date): Promise<void> {
    return this.marks.prune(db, new Date(now.getTime() - COUNTED_MS.report));
  }
}
