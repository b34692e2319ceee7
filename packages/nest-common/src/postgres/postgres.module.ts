import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { EventStores } from '../events/stores.js';
import { Health } from '../health/health.js';
import { logger } from '../logging/logger.js';
import type { EventTables } from './event-tables.js';
import { migrate } from './migrate.js';
import { isPostgresOutage } from './outage.js';
import { PgInbox } from './pg-inbox.js';
import { PgOutbox } from './pg-outbox.js';
import { openPool } from './pool.js';

const DATABASE = Symbol('kysely');
const POOL = Symbol('pg pool');
const BOOT_PATIENCE_MS = 30_000;

/** Injects the service's `Kysely<DB>`. */
export const Database = () => Inject(DATABASE);

export interface PostgresOptions {
  url: string;
  /** The folder of the service's `NNNN_name.sql` files: `new URL('../migrations/', import.meta.url)`. */
  migrations?: URL;
  /** The service's stream: names its outbox in logs and metrics. Every event goes to the stream of its own type, RECORD or LIVE. */
  stream: string;
}

class PostgresLifecycle implements OnApplicationShutdown {
  constructor(private readonly db: Kysely<EventTables>) {}

  async onApplicationShutdown(): Promise<void> {
    await this.db.destroy();
  }
}

/** A service's PostgreSQL: pool, migrations at boot, outbox, inbox, health. */
@Module({})
export class PostgresModule {
  static forRoot(options: PostgresOptions): DynamicModule {
    return {
      module: PostgresModule,
      global: true,
      providers: [
        { provide: POOL, useFactory: () => openPool(options.url, `girok ${options.stream.toLowerCase()}`) },
        {
          provide: DATABASE,
          inject: [POOL],
          useFactory: async (pool: pg.Pool) => {
            const db = new Kysely<EventTables>({ dialect: new PostgresDialect({ pool }) });
            await whenReachable(() => migrate(db, options.migrations));
            return db;
          },
        },
        {
          provide: PgOutbox,
          inject: [DATABASE, POOL, EventStores],
          useFactory: (db: Kysely<EventTables>, pool: pg.Pool, stores: EventStores) => {
            const store = new PgOutbox(db, pool);
            stores.outboxes.push({ store, stream: options.stream });
            return store;
          },
        },
        {
          provide: PgInbox,
          inject: [DATABASE, EventStores],
          useFactory: (db: Kysely<EventTables>, stores: EventStores) => {
            const inbox = new PgInbox(db);
            stores.inbox = inbox;
            return inbox;
          },
        },
        {
          provide: PostgresLifecycle,
          inject: [DATABASE, POOL, Health],
          useFactory: (db: Kysely<EventTables>, pool: pg.Pool, health: Health) => {
            health.register('postgresql', () => pool.query('select 1'));
            return new PostgresLifecycle(db);
          },
        },
      ],
      exports: [DATABASE, PgOutbox, PgInbox],
    };
  }
}

/** The stack starts everything at once: a database that comes up a little later is waited for. */
async function whenReachable(run: () => Promise<void>): Promise<void> {
  const until = Date.now() + BOOT_PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isPostgresOutage(error) || Date.now() > until) throw error;
      logger.warn('PostgreSQL is not reachable yet');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
