import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import type { Db, SessionsTable } from '../database.js';
import { IDLE_MS, MOST_SESSIONS, type RevokeReason, type Session } from './session.js';

/** Ended sessions are kept this long, then a few go with every sign-in. */
const KEPT_MS = 30 * 24 * 3_600_000;
const SWEPT_AT_ONCE = 20;

/** Queries on sessions. */
@Injectable()
export class SessionsRepository {
  async insert(db: Db, session: Session): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('sessions')
      .values({
        id: session.id,
        account_id: session.userId,
        cookie_hash: session.cookieHash,
        generation: session.generation,
        attempt_id: session.attemptId,
        attempt_generation: session.attemptGeneration,
        resumed_from: session.resumedFrom,
        rotated_at: session.rotatedAt,
        browser: session.browser,
        system: session.system,
        created_at: session.createdAt,
        last_seen_at: session.lastSeenAt,
        expires_at: session.expiresAt,
        revoked_at: null,
        revoke_reason: null,
      })
      .onConflict((conflict) => conflict.column('cookie_hash').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Whether the account has a session on such a device, ended ones that are still kept among them. */
  async knowsDevice(db: Db, accountId: string, browser: string, system: string): Promise<boolean> {
    const row = await db
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', accountId)
      .where('browser', '=', browser)
      .where('system', '=', system)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Sign-ins of one person follow one another, so that none of them overlooks the other's session. False when the account is gone. */
  async lockAccount(tx: Db, accountId: string): Promise<boolean> {
    const row = await tx.selectFrom('accounts').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst();
    return row !== undefined;
  }

  /** A session with the roles that its person has now, in one query: every call of a person asks for it. */
  async findWithRoles(db: Db, id: string): Promise<{ session: Session; roles: string[] } | undefined> {
    const row = await db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
      .selectAll('sessions')
      .select('accounts.roles')
      .where('sessions.id', '=', id)
      .executeTakeFirst();
    return row && { session: toSession(row), roles: row.roles };
  }

  /** Every change of a session waits here for the one before it. */
  async lockById(tx: Db, id: string): Promise<Session | undefined> {
    const row = await tx.selectFrom('sessions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    return row && toSession(row);
  }

  async lockByCookieHash(tx: Db, hash: Buffer): Promise<Session | undefined> {
    const row = await tx
      .selectFrom('sessions')
      .selectAll()
      .where('cookie_hash', '=', hash)
      .forUpdate()
      .executeTakeFirst();
    return row && toSession(row);
  }

  async roles(db: Db, accountId: string): Promise<string[]> {
    const row = await db.selectFrom('accounts').select('roles').where('id', '=', accountId).executeTakeFirstOrThrow();
    return row.roles;
  }

  /** The most recently seen first. */
  async findLive(db: Db, accountId: string, now: Date): Promise<Session[]> {
    const rows = await this.live(db, accountId, now).limit(MOST_SESSIONS).execute();
    return rows.map(toSession);
  }

  /** Those of these sessions that let their person in. */
  async liveAmong(db: Db, ids: readonly string[], now: Date): Promise<string[]> {
    const rows = await this.standing(db, now).select('id').where('id', 'in', ids).execute();
    return rows.map(({ id }) => id);
  }

  /** Those that must go so that at most `keep` stay. */
  async lockBeyond(tx: Db, accountId: string, keep: number, now: Date): Promise<Session[]> {
    const rows = await this.live(tx, accountId, now).offset(keep).forUpdate().execute();
    return rows.map(toSession);
  }

  async rotate(tx: Db, session: Session): Promise<void> {
    await tx
      .updateTable('sessions')
      .set({
        generation: session.generation,
        attempt_id: session.attemptId,
        attempt_generation: session.attemptGeneration,
        resumed_from: session.resumedFrom,
        rotated_at: session.rotatedAt,
        last_seen_at: session.lastSeenAt,
      })
      .where('id', '=', session.id)
      .execute();
  }

  async revoke(tx: Db, id: string, reason: RevokeReason, now: Date): Promise<void> {
    await tx
      .updateTable('sessions')
      .set({ revoked_at: now, revoke_reason: reason })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  }

  async sweep(db: Db, now: Date): Promise<void> {
    await db
      .deleteFrom('sessions')
      .where('id', 'in', (over) =>
        over
          .selectFrom('sessions')
          .select('id')
          .where('expires_at', '<', new Date(now.getTime() - KEPT_MS))
          .limit(SWEPT_AT_ONCE)
          .forUpdate()
          .skipLocked(),
      )
      .execute();
  }

  private live(db: Db, accountId: string, now: Date) {
    return this.standing(db, now)
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('last_seen_at', 'desc')
      .orderBy('id', 'desc');
  }

  private standing(db: Db, now: Date) {
    return db
      .selectFrom('sessions')
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .where('last_seen_at', '>', new Date(now.getTime() - IDLE_MS));
  }
}

function toSession(row: Selectable<SessionsTable>): Session {
  return {
    id: row.id,
    userId: row.account_id,
    cookieHash: row.cookie_hash,
    generation: row.generation,
    attemptId: row.attempt_id,
    attemptGeneration: row.attempt_generation,
    resumedFrom: row.resumed_from,
    rotatedAt: row.rotated_at,
    browser: row.browser,
    system: row.system,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
