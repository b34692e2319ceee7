import type { JWK } from 'jose';
import type { ColumnType, Generated, Kysely } from 'kysely';

interface AccountsTable {
  id: string;
  email: string;
  email_key: string;
  name: string;
  locale: string;
  roles: Generated<string[]>;
  created_at: Date;
}

interface CredentialsTable {
  account_id: string;
  password_hash: string;
  changed_at: Date;
}

interface SignInFailuresTable {
  attempt_key: Buffer;
  failures: number;
  window_started_at: Date;
}

interface PersonKeysTable {
  person_id: string;
  wrapped_key: Buffer;
  created_at: Date;
}

export interface SessionsTable {
  id: string;
  account_id: string;
  cookie_hash: Buffer;
  generation: Generated<number>;
  attempt_id: string | null;
  attempt_generation: number | null;
  resumed_from: number | null;
  rotated_at: Date;
  browser: string;
  system: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  revoke_reason: string | null;
}

interface SigningKeysTable {
  kid: string;
  public_jwk: ColumnType<JWK, string, string>;
  private_key_sealed: Buffer;
  created_at: Date;
  signs_from: Date;
  signs_until: Date;
}

interface BirthDatesTable {
  account_id: string;
  sealed_date: Buffer;
  said_at: Date;
}

interface BansTable {
  account_id: string;
  until: Date | null;
  reason: string;
  by_id: string;
  banned_at: Date;
}

/** The tables of database `auth`, as migrations/ makes them. */
export interface AuthDatabase {
  accounts: AccountsTable;
  credentials: CredentialsTable;
  sign_in_failures: SignInFailuresTable;
  person_keys: PersonKeysTable;
  sessions: SessionsTable;
  signing_keys: SigningKeysTable;
  birth_dates: BirthDatesTable;
  bans: BansTable;
}

/** The database, or a transaction in it. */
export type Db = Kysely<AuthDatabase>;
