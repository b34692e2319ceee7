import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { PruneParted } from '../apart/prune-parted.use-case.js';
import type { Db } from '../database.js';
import { ForgetMarks } from '../reach/forget-marks.use-case.js';
import { DecisionsRepository } from './decisions.repository.js';
import { MatchesRepository } from './matches.repository.js';

const DAY = 86_400_000;
/** For as long as one may still report whom one met. */
const KEPT_MS = 30 * DAY;
const CHUNK = 500;

/** Forgets what is over: matches after 30 days, pairs whose time has passed, marks that count no more. */
@Injectable()
export class PruneMatches {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly decisions: DecisionsRepository,
    private readonly parted: PruneParted,
    private readonly marks: ForgetMarks,
  ) {}

  async run(now = Date.now()): Promise<void> {
    while ((await this.matches.prune(this.db, new Date(now - KEPT_MS), CHUNK)) === CHUNK);
    await this.decisions.prune(this.db, new Date(now - DAY));
    await this.parted.run(this.db, new Date(now));
    await this.marks.old(this.db, new Date(now));
  }
}
