import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { TicketHolder } from './ticket.js';

/** Queries on tickets and on sessions that ended. */
@Injectable()
export class TicketsRepository {
  async add(db: Db, hash: Buffer, { userId, sessionId }: TicketHolder, expiresAt: Date): Promise<void> {
    await db
      .insertInto('upload_tickets')
      .values({ ticket_hash: hash, user_id: userId, session_id: sessionId, expires_at: expiresAt })
      .execute();
  }

  /** Keeps a person's newest. */
  async trim(db: Db, userId: string, keep: number): Promise<void> {
    const surplus = db
      .selectFrom('upload_tickets')
      .select('ticket_hash')
      .where('user_id', '=', userId)
      .orderBy('expires_at', 'desc')
      .offset(keep);
    await db.deleteFrom('upload_tickets').where('ticket_hash', 'in', surplus).execute();
  }

  /** Whose ticket it is, unless it ran out or its session ended, whichever was written first. */
  async find(db: Db, hash: Buffer, now: Date): Promise<TicketHolder | undefined> {
    const row = await db
      .selectFrom('upload_tickets as ticket')
      .select(['user_id', 'session_id'])
      .where('ticket_hash', '=', hash)
      .where('expires_at', '>', now)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('ended_sessions')
              .select(sql`1`.as('one'))
              .whereRef('ended_sessions.session_id', '=', 'ticket.session_id'),
          ),
        ),
      )
      .executeTakeFirst();
    return row && { userId: row.user_id, sessionId: row.session_id };
  }

  async endSession(db: Db, sessionId: string, at: Date): Promise<void> {
    await db
      .insertInto('ended_sessions')
      .values({ session_id: sessionId, ended_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db.deleteFrom('upload_tickets').where('session_id', '=', sessionId).execute();
  }

  async removeOfUser(db: Db, userId: string): Promise<void> {
    await db.deleteFrom('upload_tickets').where('user_id', '=', userId).execute();
  }

  /** Forgets what cannot matter any more. */
  async prune(db: Db, now: Date, sessionsBefore: Date): Promise<void> {
    await db.deleteFrom('upload_tickets').where('expires_at', '<', now).execute();
    await db.deleteFrom('ended_sessions').where('ended_at', '<', sessionsBefore).execute();
  }
}
