import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Match } from './match.js';
import { MatchesRepository } from './matches.repository.js';

/** A match, its row locked where `lock` is. */
@Injectable()
export class FindMatch {
  constructor(private readonly matches: MatchesRepository) {}

  run(db: Db, matchId: string, lock = false): Promise<Match | undefined> {
    return this.matches.find(db, matchId, lock);
  }
}
