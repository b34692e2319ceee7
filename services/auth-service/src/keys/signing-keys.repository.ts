import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { sql } from 'kysely';
import type { Db } from '../database.js';
import type { KeyTimes } from './key-schedule.js';

/** A key pair as it is kept. */
export interface StoredKey extends KeyTimes {
  publicJwk: JWK;
  privateKeySealed: Buffer;
}

/** Queries on signing_keys. */
@Injectable()
export class SigningKeysRepository {
  /** Several instances start at once; one of them makes the key, the others find it. Held until the transaction ends. */
  async lock(tx: Db): Promise<void> {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('auth.signing_keys', 0))`.execute(tx);
  }

  async findAll(db: Db): Promise<StoredKey[]> {
    const rows = await db.selectFrom('signing_keys').selectAll().orderBy('signs_from').execute();
    return rows.map((row) => ({
      kid: row.kid,
      publicJwk: row.public_jwk,
      privateKeySealed: row.private_key_sealed,
      signsFrom: row.signs_from,
      signsUntil: row.signs_until,
    }));
  }

  async insert(db: Db, key: StoredKey, now: Date): Promise<void> {
    await db
      .insertInto('signing_keys')
      .values({
        kid: key.kid,
        public_jwk: JSON.stringify(key.publicJwk),
        private_key_sealed: key.privateKeySealed,
        created_at: now,
        signs_from: key.signsFrom,
        signs_until: key.signsUntil,
      })
      .execute();
  }

  async delete(db: Db, kids: readonly string[]): Promise<void> {
    if (kids.length > 0) await db.deleteFrom('signing_keys').where('kid', 'in', kids).execute();
  }
}
