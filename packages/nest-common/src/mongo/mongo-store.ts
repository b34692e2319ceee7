import { type ClientSession, type Db, MongoClient } from 'mongodb';

/** A service's MongoDB: durable writes (`w: majority, j: true`), retried reads and writes, bounded waits. */
export class MongoStore {
  readonly client: MongoClient;
  readonly db: Db;

  constructor(url: string, database: string, appName: string) {
    this.client = new MongoClient(url, {
      appName,
      maxPoolSize: 20,
      retryWrites: true,
      retryReads: true,
      writeConcern: { w: 'majority', j: true },
      serverSelectionTimeoutMS: 3000,
      connectTimeoutMS: 3000,
      socketTimeoutMS: 30_000,
      ignoreUndefined: true,
    });
    this.db = this.client.db(database);
  }

  /**
   * Runs `fn` in a transaction and returns what it returns. It is run again from the start on a write conflict, so it must
   * have no effect outside of `session`.
   */
  transaction<T>(fn: (session: ClientSession) => Promise<T>): Promise<T> {
    return this.client.withSession((session) =>
      session.withTransaction(() => fn(session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority', j: true },
      }),
    );
  }
}
