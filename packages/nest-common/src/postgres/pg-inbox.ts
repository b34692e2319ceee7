import { type Kysely, sql, type Transaction } from 'kysely';
import type { ReceivedEvent } from '../events/envelope.js';
import type { ApplyOptions, InboxOutcome, InboxStore } from '../events/stores.js';
import type { EventTables } from './event-tables.js';
import { isPostgresOutage } from './outage.js';

const KEEP_APPLIED = '30 days';

/** What consumers applied, in the same transaction as their effect. */
export class PgInbox implements InboxStore {
  constructor(private readonly db: Kysely<EventTables>) {}

  async apply(
    consumer: string,
    event: ReceivedEvent,
    handler: (tx: unknown) => Promise<void>,
    { transactional, replay = false }: ApplyOptions,
  ): Promise<InboxOutcome> {
    if (!transactional) {
      const outcome = await this.db.transaction().execute((tx) => this.#look(tx, consumer, event, replay));
      if (outcome !== 'applied') return outcome;
      await handler(undefined);
      await this.db.transaction().execute((tx) => this.#record(tx, consumer, event));
      return 'applied';
    }
    return this.db.transaction().execute(async (tx) => {
      const outcome = await this.#look(tx, consumer, event, replay);
      if (outcome !== 'applied') return outcome;
      // Recorded first: a second delivery that runs at the same time waits here for this one, and then finds it done.
      if (!(await this.#record(tx, consumer, event))) return 'duplicate';
      await handler(tx);
      return 'applied';
    });
  }

  /** 'applied' when nothing speaks against applying it. */
  async #look(
    tx: Transaction<EventTables>,
    consumer: string,
    event: ReceivedEvent,
    replay: boolean,
  ): Promise<InboxOutcome> {
    const { rows } = await sql<{ seen: boolean; version: string | null; held: boolean }>`
      select
        exists (select 1 from inbox where consumer = ${consumer} and event_id = ${event.id}) as seen,
        (select version from inbox_version
          where consumer = ${consumer} and stream = ${event.stream} and aggregate_id = ${event.aggregateId}) as version,
        exists (select 1 from inbox_parked
          where consumer = ${consumer} and stream = ${event.stream} and aggregate_id = ${event.aggregateId}) as held
    `.execute(tx);
    const state = rows[0];
    if (state?.seen || Number(state?.version ?? 0) >= event.aggregateVersion) return 'duplicate';
    return state?.held && !replay ? 'held' : 'applied';
  }

  async #record(tx: Transaction<EventTables>, consumer: string, event: ReceivedEvent): Promise<boolean> {
    const { numAffectedRows } = await sql`
      insert into inbox (consumer, event_id) values (${consumer}, ${event.id}) on conflict do nothing
    `.execute(tx);
    if (!numAffectedRows) return false;
    await sql`
      insert into inbox_version (consumer, stream, aggregate_id, version)
      values (${consumer}, ${event.stream}, ${event.aggregateId}, ${event.aggregateVersion})
      on conflict (consumer, stream, aggregate_id) do update set version = greatest(inbox_version.version, excluded.version)
    `.execute(tx);
    return true;
  }

  async park(consumer: string, event: ReceivedEvent): Promise<void> {
    await sql`
      insert into inbox_parked (consumer, event_id, stream, aggregate_id)
      values (${consumer}, ${event.id}, ${event.stream}, ${event.aggregateId}) on conflict do nothing
    `.execute(this.db);
  }

  async unpark(consumer: string, eventId: string): Promise<void> {
    await this.db.deleteFrom('inbox_parked').where('consumer', '=', consumer).where('event_id', '=', eventId).execute();
  }

  isOutage(error: unknown): boolean {
    return isPostgresOutage(error);
  }

  async prune(): Promise<void> {
    await sql`delete from inbox where applied_at < now() - ${sql.lit(KEEP_APPLIED)}::interval`.execute(this.db);
  }
}
