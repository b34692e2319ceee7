import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { MarkKind } from './mark.js';

export interface Mark {
  kind: MarkKind;
  matchId: string;
  userId: string;
  byId: string | null;
  at: Date;
}

/** Queries on what lowers people's reach. */
@Injectable()
export class MarksRepository {
  async add(db: Db, { kind, matchId, userId, byId, at }: Mark): Promise<void> {
    await db
      .insertInto('marks')
      .values({ kind, match_id: matchId, user_id: userId, by_id: byId, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Skips since a moment, different people who reported since another (each erased one counts), and their last report. */
  async count(
    db: Db,
    userId: string,
    since: { skips: Date; reports: Date },
  ): Promise<{ skips: number; reports: number; lastReportAt?: Date }> {
    const { rows } = await sql<{ skips: string; reports: string; last: Date | null }>`
      select
        count(*) filter (where kind = 'skip' and at > ${since.skips}) as skips,
        count(distinct coalesce(by_id, match_id)) filter (where kind = 'report' and at > ${since.reports}) as reports,
        max(at) filter (where kind = 'report' and at > ${since.reports}) as last
      from marks where user_id = ${userId}
    `.execute(db);
    const row = rows[0];
    return { skips: Number(row?.skips ?? 0), reports: Number(row?.reports ?? 0), lastReportAt: row?.last ?? undefined };
  }

  async forget(db: Db, userId: string): Promise<void> {
    await db.deleteFrom('marks').where('user_id', '=', userId).execute();
    await db.updateTable('marks').set({ by_id: null }).where('by_id', '=', userId).execute();
  }

  async prune(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('marks').where('at', '<', before).execute();
  }
}
