import type { Locale } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Db, ProfilesTable } from '../database.js';
import type { Profile, ProfileChange } from './profile.js';

/** Queries on profiles. */
@Injectable()
export class ProfilesRepository {
  async findByIds(db: Db, userIds: readonly string[]): Promise<Profile[]> {
    const rows = await db.selectFrom('profiles').selectAll().where('user_id', 'in', userIds).execute();
    return rows.map(toProfile);
  }

  /** Makes the row; one that the person has changed already keeps what they chose and gets only what is missing. */
  async create(db: Db, userId: string, locale: Locale, at: Date): Promise<void> {
    await db
      .insertInto('profiles')
      .values({ user_id: userId, locale, updated_at: at })
      .onConflict((conflict) =>
        conflict.column('user_id').doUpdateSet({ locale: sql<string>`coalesce(profiles.locale, excluded.locale)` }),
      )
      .execute();
  }

  /** Changes the given fields in one statement, so that parallel changes of different fields all stay. */
  async change(db: Db, userId: string, { bio, links, locale }: ProfileChange, now: Date): Promise<Profile> {
    const changed = {
      ...(bio !== undefined && { bio }),
      ...(links !== undefined && { links: JSON.stringify(links) }),
      ...(locale !== undefined && { locale }),
      updated_at: now,
    };
    const row = await db
      .insertInto('profiles')
      .values({ user_id: userId, ...changed })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changed))
      .returningAll()
      .executeTakeFirstOrThrow();
    return toProfile(row);
  }
}

function toProfile(row: Selectable<ProfilesTable>): Profile {
  return {
    userId: row.user_id,
    avatar: row.avatar,
    bio: row.bio,
    links: row.links,
    locale: (row.locale ?? 'en') as Locale,
    updatedAt: row.updated_at,
  };
}
