import { Database, UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { MatchWrites } from './match-writes.js';
import { MatchesRepository } from './matches.repository.js';

const LOOK_MS = 20;
/** The relay needs milliseconds; whoever says yes is not kept longer than this while NATS is away. */
const PATIENCE_MS = 2000;
/** By then whoever began the match has shown it, or has died. */
const LATE_MS = 5000;
const AT_ONCE = 20;

/** Shows a match to its two when `match.started` is in its stream, and not before: what is shown is told to everybody who has to act on it. */
@Injectable()
export class ShowMatch {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly writes: MatchWrites,
  ) {}

  /** Idempotent. Throws UnavailableError when the event does not get there. */
  async run(matchId: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!(await this.matches.isTold(this.db, matchId))) {
      if (Date.now() > until) throw new UnavailableError('The beginning of a match is not in its stream yet');
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    await this.#show(matchId);
  }

  /** Shows what others began. */
  async rest(): Promise<void> {
    for (const id of await this.matches.unshown(this.db, new Date(Date.now() - LATE_MS), AT_ONCE)) {
      if (await this.matches.isTold(this.db, id)) await this.#show(id);
    }
  }

  async #show(matchId: string): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      const match = await this.matches.find(tx, matchId, true);
      if (!match || !(await this.matches.show(tx, matchId))) return;
      // They have heard of its end already.
      if (!match.endedAt) await this.writes.show(tx, match);
    });
  }
}
