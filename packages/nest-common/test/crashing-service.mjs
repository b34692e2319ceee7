// A service of its own process that emits events and applies them, for tests that kill it. Plain JavaScript: Node runs it
// as it is, so decorators are applied by hand. Says `emitted <id>` once a transaction is acknowledged.
import {
  CommonModule,
  commonConfig,
  configureApp,
  createApp,
  loadConfig,
  MongoModule,
  MongoOutbox,
  MongoStore,
  NatsSubscribe,
  PgOutbox,
  PostgresModule,
  uuidv7,
} from '@my-girok/nest-common';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const { STORE_KIND, STORE_URL, STORE_NAME, EMIT, SERVICE } = process.env;
const config = loadConfig(SERVICE, commonConfig);
const say = (line) => process.stdout.write(`${line}\n`);
const payload = (postId) => ({ postId, authorId: postId, timestamp: new Date() });

class Effects {
  async recordPost(data, event) {
    if (STORE_KIND === 'MongoDB') {
      await app.get(MongoStore).db.collection('effect').insertOne({ text: data.postId }, { session: event.tx });
    } else {
      await event.tx.insertInto('effect').values({ text: data.postId }).execute();
    }
  }
}
const descriptor = Object.getOwnPropertyDescriptor(Effects.prototype, 'recordPost');
NatsSubscribe('post.created')(Effects.prototype, 'recordPost', descriptor);

const storeModule =
  STORE_KIND === 'MongoDB'
    ? MongoModule.forRoot({ url: STORE_URL, database: STORE_NAME, stream: 'FEED' })
    : PostgresModule.forRoot({ url: STORE_URL, migrations: new URL('./migrations/', import.meta.url), stream: 'FEED' });
class AppModule {}
const app = await createApp({
  module: AppModule,
  imports: [CommonModule.forRoot({ serviceName: SERVICE, config }), storeModule],
  providers: [{ provide: Effects, useFactory: () => new Effects() }],
});
if (STORE_KIND === 'MongoDB')
  await app
    .get(MongoStore)
    .db.createCollection('effect')
    .catch(() => undefined);
await configureApp(app, { serviceName: 'Crashing service', nats: { enabled: true } });
say('ready');

const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: STORE_URL }) }) });
const emit = {
  MongoDB: (id) =>
    app
      .get(MongoStore)
      .transaction((tx) => app.get(MongoOutbox).add(tx, 'post.created', { aggregateId: id, data: payload(id) })),
  PostgreSQL: (id) =>
    db.transaction().execute((tx) => app.get(PgOutbox).add(tx, 'post.created', { aggregateId: id, data: payload(id) })),
}[STORE_KIND];
for (let n = 0; n < Number(EMIT ?? 0); n += 1) {
  const id = uuidv7();
  await emit(id);
  say(`emitted ${id}`);
}
