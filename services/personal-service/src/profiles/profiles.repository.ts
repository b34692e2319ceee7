import type { Locale } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Db, ProfilesTable } from '../database.js';
import type { Profile, ProfileChange } from './profile.js';

/** Queries on profiles. */
@Injectable()
export class ProfilesRepository {
  async findByIds(db: Db, userIds: readonly string[]): Promise<Profile[]> {
    const rows = await db
      .selectFrom('profiles')
      .selectAll()
      .where('user_id', 'in', userIds)
      .where('erased_at', 'is', null)
      .execute();
    return rows.map(toProfile);
  }

  /** Makes the row; one that the person has changed already keeps what they chose and gets only what is missing. */
  async create(db: Db, userId: string, locale: Locale, at: Date): Promise<void> {
    await db
      .insertInto('profiles')
      .values({ user_id: userId, locale, updated_at: at })
      .onConflict((conflict) =>
        conflict
          .column('user_id')
          .doUpdateSet({ locale: sql<string>`coalesce(profiles.locale, excluded.locale)` })
          .where('profiles.erased_at', 'is', null),
      )
      .execute();
  }

  /** Changes the given fields in one statement, so that parallel changes of different fields all stay. Undefined once erased. */
  async change(db: Db, userId: string, change: ProfileChange, now: Date): Promise<Profile | undefined> {
    const { bio, links, locale, avatarMediaId, headerMediaId } = change;
    const changed = {
      ...(bio !== undefined && { bio }),
      ...(links !== undefined && { links: JSON.stringify(links) }),
      ...(locale !== undefined && { locale }),
      ...(avatarMediaId !== undefined && { avatar_media_id: avatarMediaId }),
      ...(headerMediaId !== undefined && { header_media_id: headerMediaId }),
      updated_at: now,
    };
    const row = await db
      .insertInto('profiles')
      .values({ user_id: userId, ...changed })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changed).where('profiles.erased_at', 'is', null))
      .returningAll()
      .executeTakeFirst();
    return row && toProfile(row);
  }

  async isErased(db: Db, userId: string): Promise<boolean> {
    const row = await db
      .selectFrom('profiles')
      .select('user_id')
      .where('user_id', '=', userId)
      .where('erased_at', 'is not', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Empties the row and keeps it as a mark, also for a person who has none yet: what comes late must find it. */
  async erase(db: Db, userId: string, at: Date): Promise<void> {
    const empty = {
      bio: '',
      links: '[]',
      locale: null,
      avatar_media_id: null,
      header_media_id: null,
      updated_at: at,
      erased_at: at,
    };
    await db
      .insertInto('profiles')
      .values({ user_id: userId, ...empty })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(empty).where('profiles.erased_at', 'is', null))
      .execute();
  }
}

function toProfile(row: Selectable<ProfilesTable>): Profile {
  return {
    userId: row.user_id,
    bio: row.bio,
    links: row.links,
    locale: (row.locale ?? 'en') as Locale,
    updatedAt: row.updated_at,
    avatarMediaId: row.avatar_media_id,
    headerMediaId: row.header_media_id,
  };
}
