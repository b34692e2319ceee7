import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { MarksRepository } from './marks.repository.js';

/** Counts a skip of somebody's, or a report about them. Once a match. */
@Injectable()
export class NoteMark {
  constructor(private readonly marks: MarksRepository) {}

  skip(tx: Db, userId: string, matchId: string, at = new Date()): Promise<void> {
    return this.marks.add(tx, { kind: 'skip', matchId, userId, byId: null, at });
  }

  report(tx: Db, userId: string, matchId: string, byId: string, at = new Date()): Promise<void> {
    return this.marks.add(tx, { kind: 'report', matchId, userId, byId, at });
  }
}
