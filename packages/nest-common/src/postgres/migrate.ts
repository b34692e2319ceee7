import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { EVENTS_MIGRATION } from './events-migration.js';

/**
 * Brings a database up to date: our outbox and inbox, then `folder`'s `*.sql` by name. Several processes may do so at once:
 * kysely's lock lets one work and the others wait. All of it is one transaction.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration knows no schema yet
export async function migrate(db: Kysely<any>, folder?: URL): Promise<void> {
  const migrations: Record<string, Migration> = { '0000_events': statement(EVENTS_MIGRATION) };
  if (folder) {
    const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
    for (const file of (await readdir(base)).filter((name) => name.endsWith('.sql')).sort()) {
      migrations[file.slice(0, -'.sql'.length)] = statement(await readFile(new URL(file, base), 'utf8'));
    }
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

function statement(text: string): Migration {
  return {
    up: async (db) => {
      await sql.raw(text).execute(db);
    },
  };
}
