import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Db } from 'mongodb';
import { EventStores } from '../events/stores.js';
import { Health } from '../health/health.js';
import { logger } from '../logging/logger.js';
import { ensureEventCollections } from './event-documents.js';
import { MongoInbox } from './mongo-inbox.js';
import { MongoOutbox } from './mongo-outbox.js';
import { MongoStore } from './mongo-store.js';
import { isMongoOutage } from './outage.js';

const BOOT_PATIENCE_MS = 30_000;

export interface MongoOptions {
  url: string;
  database: string;
  /** The RECORD stream that this service's events go to. */
  stream: string;
  /** Makes the service's collections and indexes; runs at every boot. */
  ensure?: (db: Db) => Promise<void>;
}

class MongoLifecycle implements OnApplicationShutdown {
  constructor(private readonly store: MongoStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.client.close();
  }
}

/** A service's MongoDB: client, indexes at boot, outbox, inbox, health. */
@Module({})
export class MongoModule {
  static forRoot(options: MongoOptions): DynamicModule {
    return {
      module: MongoModule,
      global: true,
      providers: [
        {
          provide: MongoStore,
          useFactory: async () => {
            const store = new MongoStore(options.url, options.database, `girok ${options.stream.toLowerCase()}`);
            await whenReachable(async () => {
              await ensureEventCollections(store.db);
              await options.ensure?.(store.db);
            });
            return store;
          },
        },
        {
          provide: MongoOutbox,
          inject: [MongoStore, EventStores],
          useFactory: (store: MongoStore, stores: EventStores) => {
            const outbox = new MongoOutbox(store);
            stores.outboxes.push({ store: outbox, stream: options.stream });
            return outbox;
          },
        },
        {
          provide: MongoInbox,
          inject: [MongoStore, EventStores],
          useFactory: (store: MongoStore, stores: EventStores) => {
            const inbox = new MongoInbox(store);
            stores.inbox = inbox;
            return inbox;
          },
        },
        {
          provide: MongoLifecycle,
          inject: [MongoStore, Health],
          useFactory: (store: MongoStore, health: Health) => {
            health.register('mongodb', () => store.db.command({ ping: 1 }));
            return new MongoLifecycle(store);
          },
        },
      ],
      exports: [MongoStore, MongoOutbox, MongoInbox],
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
      if (!isMongoOutage(error) || Date.now() > until) throw error;
      logger.warn('MongoDB is not reachable yet');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
