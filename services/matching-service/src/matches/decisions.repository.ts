import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Outcome } from '../queue/proposal.js';

/** Queries on what became of proposals that both accepted. */
@Injectable()
export class DecisionsRepository {
  async find(db: Db, matchId: string): Promise<Outcome | undefined> {
    const row = await db.selectFrom('decisions').select('outcome').where('match_id', '=', matchId).executeTakeFirst();
    return row?.outcome;
  }

  /** Writes an outcome unless there is one; the one that counts. */
  async decide(db: Db, matchId: string, outcome: Outcome): Promise<Outcome> {
    await db
      .insertInto('decisions')
      .values({ match_id: matchId, outcome, decided_at: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await this.find(db, matchId)) ?? outcome;
  }

  async prune(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('decisions').where('decided_at', '<', before).execute();
  }
}
