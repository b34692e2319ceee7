import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { PushSubscription } from './subscription.js';

export interface StoredSubscription extends PushSubscription {
  id: string;
  userId: string;
}

const COLUMNS = ['id', 'user_id as userId', 'endpoint', 'p256dh', 'auth', 'locale'] as const;

/** Queries on push subscriptions. */
@Injectable()
export class SubscriptionsRepository {
  /** Keeps everybody else who subscribes or ends this session waiting until the transaction ends. */
  async lockSession(tx: Db, sessionId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${sessionId}, 0))`.execute(tx);
  }

  /** An endpoint is one browser's: whoever had it before, or had it with other keys, has it no more, nor what waits for it. */
  async save(tx: Db, userId: string, sessionId: string, subscription: PushSubscription): Promise<void> {
    const { endpoint, p256dh, auth, locale } = subscription;
    const same = await tx
      .updateTable('push_subscriptions')
      .set({ locale })
      .where('endpoint', '=', endpoint)
      .where('user_id', '=', userId)
      .where('session_id', '=', sessionId)
      .where('p256dh', '=', p256dh)
      .where('auth', '=', auth)
      .executeTakeFirst();
    if (same.numUpdatedRows > 0n) return;
    await tx.deleteFrom('push_subscriptions').where('endpoint', '=', endpoint).execute();
    await tx
      .insertInto('push_subscriptions')
      .values({
        id: uuidv7(),
        user_id: userId,
        session_id: sessionId,
        endpoint,
        p256dh,
        auth,
        locale,
        created_at: new Date(),
      })
      .execute();
  }

  /** Removes a person's oldest, beyond so many. */
  async removeBeyond(tx: Db, userId: string, keep: number): Promise<void> {
    await tx
      .deleteFrom('push_subscriptions')
      .where('id', 'in', (over) =>
        over
          .selectFrom('push_subscriptions')
          .select('id')
          .where('user_id', '=', userId)
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .offset(keep),
      )
      .execute();
  }

  of(db: Db, userId: string): Promise<StoredSubscription[]> {
    return db.selectFrom('push_subscriptions').select(COLUMNS).where('user_id', '=', userId).execute();
  }

  async find(db: Db, ids: readonly string[]): Promise<StoredSubscription[]> {
    if (ids.length === 0) return [];
    return db.selectFrom('push_subscriptions').select(COLUMNS).where('id', 'in', ids).execute();
  }

  async removeOwn(db: Db, userId: string, endpoint: string): Promise<void> {
    await db.deleteFrom('push_subscriptions').where('endpoint', '=', endpoint).where('user_id', '=', userId).execute();
  }

  async remove(db: Db, id: string): Promise<void> {
    await db.deleteFrom('push_subscriptions').where('id', '=', id).execute();
  }

  async removeOfUser(db: Db, userId: string): Promise<void> {
    await db.deleteFrom('push_subscriptions').where('user_id', '=', userId).execute();
  }

  /** A session that ended, and what was pushed to it. */
  async endSession(tx: Db, sessionId: string, at: Date): Promise<void> {
    await tx
      .insertInto('ended_sessions')
      .values({ session_id: sessionId, ended_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.deleteFrom('push_subscriptions').where('session_id', '=', sessionId).execute();
  }

  async hasEnded(tx: Db, sessionId: string): Promise<boolean> {
    const row = await tx
      .selectFrom('ended_sessions')
      .select('session_id')
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async forgetEnded(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('ended_sessions').where('ended_at', '<', before).execute();
  }
}
