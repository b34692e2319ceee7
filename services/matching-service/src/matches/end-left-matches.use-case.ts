import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EndMatch } from './end-match.use-case.js';
import { MatchesRepository } from './matches.repository.js';

const LEFT_MS = 300_000;
const AT_ONCE = 50;

/** Ends matches that one of the two left without a word: no gateway node has held a socket of theirs for five minutes. */
@Injectable()
export class EndLeftMatches {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly endMatch: EndMatch,
  ) {}

  async run(now = Date.now()): Promise<void> {
    const since = new Date(now - LEFT_MS);
    for (const id of await this.matches.leftSince(this.db, since, AT_ONCE)) {
      await this.endMatch.run(id, { reason: 'away' }, (tx) => this.matches.isLeft(tx, id, since));
    }
  }
}
