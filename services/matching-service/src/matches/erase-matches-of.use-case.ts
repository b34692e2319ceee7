import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { EndMatchesOf } from './end-matches-of.use-case.js';
import { MatchesRepository } from './matches.repository.js';

const CHUNK = 500;

/** Ends the match somebody is in and takes them out of all they were in. What the other is shown has pseudonyms only, and stays. */
@Injectable()
export class EraseMatchesOf {
  constructor(
    @Database() private readonly db: Db,
    private readonly endMatchesOf: EndMatchesOf,
    private readonly matches: MatchesRepository,
  ) {}

  async run(userId: string): Promise<void> {
    await this.endMatchesOf.run(userId, 'erased');
    while ((await this.matches.forget(this.db, userId, CHUNK)) === CHUNK);
  }
}
