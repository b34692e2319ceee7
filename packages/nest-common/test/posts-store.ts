import { randomUUID } from 'node:crypto';
import {
  Database,
  MongoModule,
  MongoOutbox,
  MongoStore,
  PgOutbox,
  PostgresModule,
  uuidv7,
} from '@my-girok/nest-common';
import { createMongoDatabase, createPostgresDatabase } from '@my-girok/nest-common/testing';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Generated, type Kysely, sql, type Transaction } from 'kysely';
import type { ClientSession } from 'mongodb';

/** The same slice over either database. */
export interface PostsStore {
  /** Writes a post and its event in one transaction. */
  create(authorId: string, content: string): Promise<{ id: string }>;
  /** Adds an event of an aggregate; `fail` rolls the transaction back. */
  emit(postId: string, options?: { fail?: boolean }): Promise<void>;
  recordEffect(tx: unknown, effect: string): Promise<void>;
  recordFanOut(postId: string): Promise<void>;
  effects(): Promise<string[]>;
  fanOuts(): Promise<string[]>;
  posts(): Promise<number>;
  unsent(): Promise<number>;
  /** Leaves the outbox as a relay does that dies after the publish and before the mark. */
  forgetSent(): Promise<void>;
}

const payload = (postId: string, authorId: string = randomUUID()) => ({ postId, authorId, timestamp: new Date() });

interface Tables {
  post: { id: string; content: string };
  effect: { n: Generated<string>; text: string };
  fan_out: { post_id: string };
}

class PgPosts implements PostsStore {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly outbox: PgOutbox,
  ) {}

  create(authorId: string, content: string) {
    return this.db.transaction().execute(async (tx) => {
      const id = uuidv7();
      await tx.insertInto('post').values({ id, content }).execute();
      await this.outbox.add(tx, 'post.created', { aggregateId: id, data: payload(id, authorId) });
      return { id };
    });
  }

  async emit(postId: string, { fail = false } = {}) {
    await this.db.transaction().execute(async (tx) => {
      await this.outbox.add(tx, 'post.created', { aggregateId: postId, data: payload(postId) });
      if (fail) throw new Error('rolled back');
    });
  }

  async recordEffect(tx: unknown, text: string) {
    await (tx as Transaction<Tables>).insertInto('effect').values({ text }).execute();
  }

  async recordFanOut(postId: string) {
    await this.db.insertInto('fan_out').values({ post_id: postId }).execute();
  }

  async effects() {
    return (await this.db.selectFrom('effect').select('text').orderBy('n').execute()).map(({ text }) => text);
  }

  async fanOuts() {
    return (await this.db.selectFrom('fan_out').select('post_id').execute()).map((row) => row.post_id);
  }

  async posts() {
    return (await this.db.selectFrom('post').select('id').execute()).length;
  }

  async unsent() {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from outbox where sent_at is null`.execute(
      this.db,
    );
    return rows[0]?.n ?? 0;
  }

  async forgetSent() {
    await sql`update outbox set sent_at = null`.execute(this.db);
  }
}

@Injectable()
class PgAccess {
  constructor(
    @Database() readonly db: Kysely<Tables>,
    readonly outbox: PgOutbox,
  ) {}
}

@Module({ providers: [PgAccess] })
class PgAccessModule {}

export interface StoreKind {
  name: string;
  /** Makes a database, on the run's own server or on the one at `url`. */
  open(url?: string): Promise<{
    module: () => DynamicModule;
    bind(app: NestFastifyApplication): Promise<PostsStore>;
    drop(): Promise<void>;
  }>;
}

export const postgres: StoreKind = {
  name: 'PostgreSQL',
  async open(url) {
    const database = await createPostgresDatabase(url);
    return {
      module: () => ({
        module: PgAccessModule,
        imports: [
          PostgresModule.forRoot({
            url: database.url,
            migrations: new URL('./migrations/', import.meta.url),
            stream: 'FEED',
          }),
        ],
      }),
      bind: async (app: NestFastifyApplication) => {
        const { db, outbox } = app.get(PgAccess, { strict: false });
        return new PgPosts(db, outbox);
      },
      drop: database.drop,
    };
  },
};

class MongoPosts implements PostsStore {
  constructor(
    private readonly store: MongoStore,
    private readonly outbox: MongoOutbox,
  ) {}

  create(authorId: string, content: string) {
    return this.store.transaction(async (session) => {
      const id = uuidv7();
      await this.store.db
        .collection<{ _id: string; content: string }>('post')
        .insertOne({ _id: id, content }, { session });
      await this.outbox.add(session, 'post.created', { aggregateId: id, data: payload(id, authorId) });
      return { id };
    });
  }

  async emit(postId: string, { fail = false } = {}) {
    await this.store.transaction(async (session) => {
      await this.outbox.add(session, 'post.created', { aggregateId: postId, data: payload(postId) });
      if (fail) throw new Error('rolled back');
    });
  }

  async recordEffect(tx: unknown, text: string) {
    await this.store.db.collection('effect').insertOne({ text }, { session: tx as ClientSession });
  }

  async recordFanOut(postId: string) {
    await this.store.db.collection('fan_out').insertOne({ postId });
  }

  async effects() {
    const found = await this.store.db.collection<{ text: string }>('effect').find().sort({ _id: 1 }).toArray();
    return found.map(({ text }) => text);
  }

  async fanOuts() {
    const found = await this.store.db.collection<{ postId: string }>('fan_out').find().toArray();
    return found.map(({ postId }) => postId);
  }

  posts() {
    return this.store.db.collection('post').countDocuments();
  }

  unsent() {
    return this.store.db.collection('outbox').countDocuments({ sentAt: null });
  }

  async forgetSent() {
    await this.store.db.collection('outbox').updateMany({}, { $set: { sentAt: null } });
  }
}

export const mongodb: StoreKind = {
  name: 'MongoDB',
  async open(url) {
    const database = await createMongoDatabase(url);
    return {
      module: () =>
        MongoModule.forRoot({
          url: database.url,
          database: database.name,
          stream: 'FEED',
          ensure: async (db) => {
            const there = new Set((await db.listCollections().toArray()).map(({ name }) => name));
            for (const name of ['post', 'effect', 'fan_out']) if (!there.has(name)) await db.createCollection(name);
          },
        }),
      bind: async (app: NestFastifyApplication) => new MongoPosts(app.get(MongoStore), app.get(MongoOutbox)),
      drop: database.drop,
    };
  },
};
