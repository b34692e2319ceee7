import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { engines } from './engines.js';

/** A database of a test file's own; `drop` removes it. */
export interface TestDatabase {
  /** For MongoDB, the server's address: the database's name goes beside it. */
  url: string;
  name: string;
  drop(): Promise<void>;
}

const freshName = () => `test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;

/** An empty PostgreSQL database. */
export async function createPostgresDatabase(adminUrl = engines().POSTGRES_ADMIN_URL): Promise<TestDatabase> {
  const name = freshName();
  await administer(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => administer(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A MongoDB database that nobody else uses. */
export async function createMongoDatabase(url = engines().MONGODB_URL): Promise<TestDatabase> {
  const name = freshName();
  return {
    url,
    name,
    async drop() {
      const client = new MongoClient(url);
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}
