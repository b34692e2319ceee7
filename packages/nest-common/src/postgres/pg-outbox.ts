import { type EventData, type EventType, encodeEvent } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { type Kysely, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { OutboxRecord } from '../events/envelope.js';
import type { OutboxStore } from '../events/stores.js';
import { logger } from '../logging/logger.js';
import { traceHeaders } from '../telemetry/tracing.js';
import { uuidv7 } from '../uuid.js';
import type { EventTables } from './event-tables.js';

const CHANNEL = 'outbox';
const LOCK = [0x6f757462, 1];
const KEEP_SENT = '1 day';

/** Events that commit with the state they tell of. */
@Injectable()
export class PgOutbox implements OutboxStore {
  #leader?: pg.PoolClient;
  #wake: () => void = () => undefined;

  constructor(
    private readonly db: Kysely<EventTables>,
    private readonly pool: pg.Pool,
  ) {}

  /**
   * Adds an event within the caller's transaction, with the next version of its aggregate. Returns the event's id.
   * The version's row stays locked until the transaction ends, so versions become visible in order.
   */
  async add<T extends EventType>(
    // biome-ignore lint/suspicious/noExplicitAny: the transaction is of the service's own schema
    tx: Transaction<any>,
    type: T,
    event: { aggregateId: string; data: EventData<T> },
  ): Promise<string> {
    const id = uuidv7();
    const data = encodeEvent(type, event.data);
    const { traceparent } = traceHeaders();
    await sql`
      with next as (
        insert into outbox_version (aggregate_id, version) values (${event.aggregateId}, 1)
        on conflict (aggregate_id) do update set version = outbox_version.version + 1
        returning version
      )
      insert into outbox (id, type, aggregate_id, aggregate_version, data, time, traceparent)
      select ${id}, ${type}, ${event.aggregateId}, version, ${data}, now(), ${traceparent ?? null} from next
    `.execute(tx);
    await sql`select pg_notify(${CHANNEL}, '')`.execute(tx);
    return id;
  }

  onAdded(wake: () => void): void {
    this.#wake = wake;
  }

  async lead(): Promise<boolean> {
    if (this.#leader) {
      await this.#leader.query('select 1');
      return true;
    }
    // The lock lives and dies with this connection, so a process that is killed gives it up at once.
    const client = await this.pool.connect();
    const lost = (error?: Error) => {
      if (this.#leader === client) this.#leader = undefined;
      client.release(error ?? true);
    };
    try {
      const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', LOCK);
      if (!rows[0]?.locked) {
        client.release();
        return false;
      }
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.once('error', (error) => {
      logger.warn({ err: error }, 'The relay lost its connection to PostgreSQL');
      lost(error);
    });
    client.on('notification', () => this.#wake());
    this.#leader = client;
    return true;
  }

  async resign(): Promise<void> {
    const client = this.#leader;
    this.#leader = undefined;
    client?.release(true);
  }

  async unsent(limit: number): Promise<OutboxRecord[]> {
    // seq is drawn while the aggregate's version is locked, so by seq means by version within an aggregate.
    const rows = await this.db
      .selectFrom('outbox')
      .selectAll()
      .where('sent_at', 'is', null)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      type: row.type as EventType,
      aggregateId: row.aggregate_id,
      aggregateVersion: Number(row.aggregate_version),
      data: row.data,
      time: row.time,
      traceparent: row.traceparent ?? undefined,
    }));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    await sql`update outbox set sent_at = now() where id = any(${ids as string[]}::uuid[])`.execute(this.db);
  }

  async lag(): Promise<{ count: number; seconds: number }> {
    const { rows } = await sql<{ count: string; seconds: string }>`
      select count(*) as count, coalesce(extract(epoch from now() - min(time)), 0) as seconds from outbox where sent_at is null
    `.execute(this.db);
    return { count: Number(rows[0]?.count ?? 0), seconds: Number(rows[0]?.seconds ?? 0) };
  }

  async prune(): Promise<void> {
    await sql`delete from outbox where sent_at < now() - ${sql.lit(KEEP_SENT)}::interval`.execute(this.db);
  }
}
