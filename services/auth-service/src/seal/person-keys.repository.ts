import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

/** Queries on person_keys. */
@Injectable()
export class PersonKeysRepository {
  async insert(db: Db, personId: string, wrappedKey: Buffer, now: Date): Promise<void> {
    await db
      .insertInto('person_keys')
      .values({ person_id: personId, wrapped_key: wrappedKey, created_at: now })
      .execute();
  }

  async delete(db: Db, personId: string): Promise<void> {
    await db.deleteFrom('person_keys').where('person_id', '=', personId).execute();
  }
}
