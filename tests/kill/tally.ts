import type { MongoOutbox, MongoStore, PgOutbox } from '@my-girok/nest-common';
import type { Kysely } from 'kysely';

/**
 * The smallest service that can lose or double something: a deposit writes itself and tells of it; the consumer adds one to
 * its account's tally. An effect that is not idempotent by itself, so only outbox and inbox keep the sums right.
 */
export interface Tally {
  /** Writes a deposit and its event. A repeated id is the same deposit. */
  deposit(id: string, account: string): Promise<void>;
  /** The consumer's effect, within the inbox's transaction. */
  count(account: string, tx: unknown): Promise<void>;
}

interface Tables {
  deposit: { id: string; account: string };
  tally: { account: string; n: number };
}

const told = (id: string, account: string) => ({
  aggregateId: account,
  data: { postId: id, authorId: account, timestamp: new Date() },
});

export class PgTally implements Tally {
  private readonly db: Kysely<Tables>;
  private readonly outbox: PgOutbox;

  constructor(db: Kysely<Tables>, outbox: PgOutbox) {
    this.db = db;
    this.outbox = outbox;
  }

  async deposit(id: string, account: string): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      const made = await tx
        .insertInto('deposit')
        .values({ id, account })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n) return;
      await this.outbox.add(tx as never, 'post.created', told(id, account));
    });
  }

  async count(account: string, tx: unknown): Promise<void> {
    await (tx as Kysely<Tables>)
      .insertInto('tally')
      .values({ account, n: 1 })
      .onConflict((on) => on.column('account').doUpdateSet((row) => ({ n: row('tally.n', '+', 1) })))
      .execute();
  }
}

export class MongoTally implements Tally {
  private readonly store: MongoStore;
  private readonly outbox: MongoOutbox;

  constructor(store: MongoStore, outbox: MongoOutbox) {
    this.store = store;
    this.outbox = outbox;
  }

  async deposit(id: string, account: string): Promise<void> {
    await this.store.transaction(async (session) => {
      const made = await this.store.db
        .collection<{ _id: string; account: string }>('deposit')
        .updateOne({ _id: id }, { $setOnInsert: { account } }, { upsert: true, session });
      if (made.upsertedCount === 0) return;
      await this.outbox.add(session, 'post.created', told(id, account));
    });
  }

  async count(account: string, tx: unknown): Promise<void> {
    await this.store.db
      .collection<{ _id: string; n: number }>('tally')
      .updateOne({ _id: account }, { $inc: { n: 1 } }, { upsert: true, session: tx as never });
  }
}
