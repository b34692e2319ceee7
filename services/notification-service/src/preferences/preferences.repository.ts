import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Kind } from '../inbox/notification.js';
import type { Preference } from './preference.js';

/** Queries on what people chose. */
@Injectable()
export class PreferencesRepository {
  all(db: Db, userId: string): Promise<Preference[]> {
    return db.selectFrom('preferences').select(['kind', 'inbox', 'push']).where('user_id', '=', userId).execute();
  }

  async find(db: Db, userId: string, kind: Kind): Promise<Preference | undefined> {
    return db
      .selectFrom('preferences')
      .select(['kind', 'inbox', 'push'])
      .where('user_id', '=', userId)
      .where('kind', '=', kind)
      .executeTakeFirst();
  }

  async save(db: Db, userId: string, preferences: readonly Preference[]): Promise<void> {
    await db
      .insertInto('preferences')
      .values(preferences.map((preference) => ({ user_id: userId, ...preference })))
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'kind']).doUpdateSet(({ ref }) => ({
          inbox: ref('excluded.inbox'),
          push: ref('excluded.push'),
        })),
      )
      .execute();
  }

  async remove(db: Db, userId: string): Promise<void> {
    await db.deleteFrom('preferences').where('user_id', '=', userId).execute();
  }
}
