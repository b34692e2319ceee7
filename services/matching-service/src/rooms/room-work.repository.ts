import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';

export type WorkKind = 'room' | 'keep';

/** How long whoever left the work does it themselves; afterwards anybody does. */
const OWN_S = 10;
const BACK_OFF_MAX_S = 60;

/** Queries on what chat-service has still to be told. */
@Injectable()
export class RoomWorkRepository {
  async leave(db: Db, matchId: string, kind: WorkKind): Promise<void> {
    await sql`
      insert into room_work (match_id, kind, attempts, due_at)
      values (${matchId}, ${kind}, 0, now() + make_interval(secs => ${OWN_S}))
      on conflict (match_id, kind) do update set attempts = 0, due_at = excluded.due_at
    `.execute(db);
  }

  /** Takes some of what is due; it is due again, later with every attempt, unless it is done. */
  async claim(db: Db, kind: WorkKind, limit: number): Promise<{ matchId: string; attempts: number }[]> {
    const { rows } = await sql<{ match_id: string; attempts: number }>`
      update room_work set
        attempts = attempts + 1,
        due_at = now() + make_interval(secs => least(${BACK_OFF_MAX_S}, ${OWN_S} * power(2, least(attempts, 5))))
      where (match_id, kind) in (
        select match_id, kind from room_work where kind = ${kind} and due_at <= now()
        order by due_at limit ${limit} for update skip locked
      )
      returning match_id, attempts
    `.execute(db);
    return rows.map(({ match_id, attempts }) => ({ matchId: match_id, attempts }));
  }

  /** Done, unless the match has changed since `version`. */
  async done(db: Db, matchId: string, kind: WorkKind, version?: number): Promise<void> {
    let query = db.deleteFrom('room_work').where('match_id', '=', matchId).where('kind', '=', kind);
    if (version !== undefined) {
      query = query.where((where) =>
        where.exists(where.selectFrom('matches').select('id').where('id', '=', matchId).where('version', '=', version)),
      );
    }
    await query.execute();
  }
}
