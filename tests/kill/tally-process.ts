import 'reflect-metadata';
import {
  CommonModule,
  commonConfig,
  configureApp,
  createApp,
  Database,
  type EventContext,
  loadConfig,
  MongoModule,
  MongoOutbox,
  MongoStore,
  NatsPublisher,
  NatsSubscribe,
  PgOutbox,
  PostgresModule,
} from '@my-girok/nest-common';
import { type KillPoint, killAt, withoutInbox, withoutOutbox } from './saboteur.ts';
import { MongoTally, PgTally, type Tally } from './tally.ts';

/** What the test tells this process to be. */
export interface Orders {
  store: 'postgresql' | 'mongodb';
  service: string;
  url: string;
  database: string;
  killAt?: KillPoint;
  without?: 'outbox' | 'inbox';
  env: Record<string, string>;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const TallyOfStore = orders.store === 'postgresql' ? PgTally : MongoTally;
// The order matters: without an outbox a process can die between commit and publish, without an inbox after an effect.
if (orders.without === 'inbox') withoutInbox();
if (orders.killAt) killAt(orders.killAt, TallyOfStore);
if (orders.without === 'outbox') withoutOutbox(() => app.get(NatsPublisher), TallyOfStore);

class TallyConsumer {
  private readonly tally: Tally;

  constructor(tally: Tally) {
    this.tally = tally;
  }

  async countDeposit(data: { authorId: string }, event: EventContext): Promise<void> {
    await this.tally.count(data.authorId, event.tx);
  }
}
// Node runs this file as it is, without decorators' syntax; a decorator is only a function.
NatsSubscribe('post.created')(
  TallyConsumer.prototype,
  'countDeposit',
  Object.getOwnPropertyDescriptor(TallyConsumer.prototype, 'countDeposit') ?? {},
);

const config = loadConfig(orders.service, commonConfig, orders.env);
const storeModule =
  orders.store === 'postgresql'
    ? PostgresModule.forRoot({ url: orders.url, stream: 'FEED', migrations: new URL('./migrations/', import.meta.url) })
    : MongoModule.forRoot({
        url: orders.url,
        database: orders.database,
        stream: 'FEED',
        ensure: async (db) => {
          // Collections cannot be made inside a transaction everywhere.
          for (const name of ['deposit', 'tally']) await db.createCollection(name).catch(() => undefined);
        },
      });
class SqlStore {
  readonly db: ConstructorParameters<typeof PgTally>[0];

  constructor(db: ConstructorParameters<typeof PgTally>[0]) {
    this.db = db;
  }
}
Database()(SqlStore, undefined, 0);

class TallyModule {}
const TALLY = Symbol('tally');
const app = await createApp({
  module: TallyModule,
  imports: [CommonModule.forRoot({ serviceName: orders.service, config }), storeModule],
  providers: [
    ...(orders.store === 'postgresql' ? [SqlStore] : []),
    {
      provide: TALLY,
      inject: orders.store === 'postgresql' ? [SqlStore, PgOutbox] : [MongoStore, MongoOutbox],
      useFactory: (store: SqlStore | MongoStore, outbox: PgOutbox & MongoOutbox) =>
        store instanceof SqlStore ? new PgTally(store.db, outbox) : new MongoTally(store, outbox),
    },
    { provide: TallyConsumer, inject: [TALLY], useFactory: (tally: Tally) => new TallyConsumer(tally) },
  ],
});
await configureApp(app, { serviceName: 'Tally', nats: { enabled: true } });
const tally = app.get<Tally>(TALLY);

process.on('message', async ({ id, account }: { id: string; account: string }) => {
  try {
    await tally.deposit(id, account);
    process.send?.({ id });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
// The test is gone: so are we.
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
