import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { type Match, placeOf } from './match.js';
import { matchesErrors } from './matches.errors.js';
import { MatchesRepository } from './matches.repository.js';

/** A match and where somebody is in it, its row locked where `lock` is. Throws MATCHING_NOT_IN_MATCH. */
@Injectable()
export class FindOwnMatch {
  constructor(private readonly matches: MatchesRepository) {}

  async run(db: Db, userId: string, matchId: string, lock = false): Promise<{ match: Match; place: 0 | 1 }> {
    const match = await this.matches.find(db, matchId, lock);
    const place = match && placeOf(match, userId);
    if (!match || place === undefined) throw matchesErrors.notInMatch();
    return { match, place };
  }
}
