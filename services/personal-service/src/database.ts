import type { ColumnType, Generated, Kysely } from 'kysely';
import type { Link } from './profiles/profile.js';

export interface ProfilesTable {
  user_id: string;
  bio: Generated<string>;
  links: ColumnType<Link[], string | undefined, string>;
  locale: string | null;
  updated_at: Date;
  avatar_media_id: string | null;
  header_media_id: string | null;
  erased_at: Date | null;
}

/** The tables of database `personal`, as migrations/ makes them. */
export interface PersonalDatabase {
  profiles: ProfilesTable;
}

/** The database, or a transaction in it. */
export type Db = Kysely<PersonalDatabase>;
