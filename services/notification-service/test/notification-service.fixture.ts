import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceError } from '@grpc/grpc-js';
import { startEngines } from '@my-girok/engines';
import { partitionOf, uuidv7 } from '@my-girok/nest-common';
import { createPostgresDatabase, freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import {
  type CallOptions,
  chatV1,
  decodeEvent,
  EVENTS,
  type EventData,
  type EventType,
  encodeEvent,
  type NotificationCreated,
  type NotificationRead,
  NotificationServiceClient,
  type notificationV1,
} from '@my-girok/proto';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { INestApplication, Type } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type NotificationConfig, readConfig } from '../src/config.js';
import type { NotificationDatabase } from '../src/database.js';
import { PruneInbox } from '../src/inbox/prune-inbox.use-case.js';
import { ForgetMarkers } from '../src/rooms/forget-markers.use-case.js';
import { startNotificationService } from '../src/start.js';
import { AuthStandIn, FeedStandIn } from './stand-ins.js';

/** A person with a session of their own. */
export interface TestPerson {
  id: string;
  sessionId: string;
  as: CallOptions;
}

/** What is in the outbox beside our own tables. */
interface EventsDatabase extends NotificationDatabase {
  outbox: { seq: string; type: string; aggregate_id: string; aggregate_version: string; data: string };
  inbox_version: { consumer: string; stream: string; aggregate_id: string; version: string };
}

/** What the person's devices hear. */
export type LiveEvent =
  | ({ type: 'notification.created' } & NotificationCreated)
  | ({ type: 'notification.read' } & NotificationRead);

export const PATIENCE = { timeoutMs: 20_000 };

/** The real notification-service on free ports, with a database and a NATS of its own, a client, and other services' places taken. */
export class NotificationFixture {
  /** How many events of an aggregate were published, for those that know their version. */
  readonly #versions = new Map<string, number>();

  private constructor(
    readonly config: NotificationConfig,
    readonly env: Record<string, string>,
    readonly client: NotificationServiceClient,
    readonly db: Kysely<EventsDatabase>,
    readonly feed: FeedStandIn,
    readonly auth: AuthStandIn,
    readonly identity: TestIdentity,
    readonly app: INestApplication | undefined,
    private readonly nats: NatsConnection,
    private readonly closing: Array<() => Promise<unknown> | unknown>,
  ) {}

  /** `inProcess: false` prepares everything and leaves the service to the test. */
  static async start({
    env = {},
    inProcess = true,
  }: {
    env?: Record<string, string>;
    inProcess?: boolean;
  } = {}): Promise<NotificationFixture> {
    const closing: Array<() => Promise<unknown> | unknown> = [];
    const identity = await TestIdentity.start();
    closing.unshift(() => identity.stop());
    const database = await createPostgresDatabase();
    closing.unshift(() => database.drop());
    const [feed, auth] = [await FeedStandIn.start(), await AuthStandIn.start()];
    closing.unshift(
      () => feed.stop(),
      () => auth.stop(),
    );
    const nats = await startNats();
    closing.unshift(nats.stop);
    const [grpc, http] = [await freePort(), await freePort()];
    const all = {
      ...identity.env('notification-service'),
      NATS_URL: nats.url,
      NOTIFICATION_DATABASE_URL: database.url,
      FEED_GRPC_ADDRESS: feed.address,
      AUTH_GRPC_ADDRESS: auth.address,
      WEB_URL: 'https://my.girok.test',
      NOTIFICATION_MESSAGE_DELAY_SECONDS: '1',
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
      ...env,
    };
    const config = readConfig(all);
    const app = inProcess ? await startNotificationService(config, { signals: false }) : undefined;
    if (app) closing.unshift(() => app.close());
    const client = new NotificationServiceClient(`127.0.0.1:${grpc}`);
    closing.unshift(() => client.close());
    const connection = await connect({ servers: config.NATS_URL });
    closing.unshift(() => connection.close());
    const db = new Kysely<EventsDatabase>({
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, max: 2 }) }),
    });
    closing.unshift(() => db.destroy());
    return new NotificationFixture(config, all, client, db, feed, auth, identity, app, connection, closing);
  }

  async stop(): Promise<void> {
    for (const close of this.closing) await close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.config.HTTP_PORT}`;
  }

  /** One of the service's own providers. */
  get<T>(type: Type<T>): T {
    if (!this.app) throw new Error('The service is not in this process');
    return this.app.get(type, { strict: false });
  }

  async person(name = 'Somebody'): Promise<TestPerson> {
    const [id, sessionId] = [uuidv7(), randomUUID()];
    this.auth.names.set(id, name);
    return { id, sessionId, as: await this.device(id, sessionId) };
  }

  /** How a person calls from a session. */
  async device(userId: string, sessionId: string = randomUUID()): Promise<CallOptions> {
    return { as: await this.identity.personToken(userId, { sessionId, expiresIn: '1h' }), deadlineMs: 20_000 };
  }

  async people(count: number): Promise<TestPerson[]> {
    return Promise.all(Array.from({ length: count }, () => this.person()));
  }

  async service(name = 'ws-gateway'): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'notification-service'), deadlineMs: 20_000 };
  }

  /** Publishes as another service's relay does; the envelope, to publish it again. */
  async publish<T extends EventType>(
    type: T,
    data: EventData<T>,
    { id = uuidv7(), version, time = new Date() }: { id?: string; version?: number; time?: Date } = {},
  ): Promise<{ id: string; version: number; time: Date; aggregateId: string }> {
    const aggregateId = String((data as Record<string, unknown>)[EVENTS[type].aggregate]);
    const key = `${EVENTS[type].stream} ${aggregateId}`;
    const next = version ?? (this.#versions.get(key) ?? 0) + 1;
    this.#versions.set(key, Math.max(next, this.#versions.get(key) ?? 0));
    const header = headers();
    for (const [name, value] of Object.entries({
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-type': type,
      'ce-source': '/somewhere-else',
      'ce-time': time.toISOString(),
      'ce-subject': aggregateId,
      'ce-aggregateversion': `${next}`,
    })) {
      header.set(name, value);
    }
    const subject = `${type}.${partitionOf(aggregateId)}`;
    await jetstream(this.nats).publish(subject, encodeEvent(type, data), { headers: header, msgID: randomUUID() });
    return { id, version: next, time, aggregateId };
  }

  /** Publishes, and waits until it was applied. */
  async applied<T extends EventType>(
    type: T,
    data: EventData<T>,
    options: { id?: string; version?: number; time?: Date } = {},
  ): Promise<void> {
    const { aggregateId, version } = await this.publish(type, data, options);
    await this.untilApplied(EVENTS[type].stream, aggregateId, version);
  }

  async untilApplied(stream: string, aggregateId: string, version: number): Promise<void> {
    await untilTrue(async () => {
      const row = await this.db
        .selectFrom('inbox_version')
        .select('version')
        .where('stream', '=', stream)
        .where('aggregate_id', '=', aggregateId)
        .executeTakeFirst();
      return Number(row?.version ?? 0) >= version;
    }, PATIENCE);
  }

  /** A message in a room, told to these. */
  async message(
    roomId: string,
    seq: number,
    authorId: string,
    { notifyIds, askedIds = [], notice }: { notifyIds: string[]; askedIds?: string[]; notice?: chatV1.Notice },
  ): Promise<void> {
    await this.applied('message.created', {
      roomId,
      epoch: 'e',
      seq,
      message: { id: uuidv7(), roomId, seq, authorId, content: 'What nobody else may learn', notice },
      notifyIds,
      askedIds,
      timestamp: new Date(),
    });
  }

  /** A person's whole inbox, the latest first. */
  async inbox(person: Pick<TestPerson, 'as'>, unreadOnly = false): Promise<notificationV1.Notification[]> {
    const found: notificationV1.Notification[] = [];
    let cursor = '';
    for (;;) {
      const page = await this.client.listNotifications({ limit: 100, cursor, unreadOnly }, person.as);
      found.push(...page.notifications);
      if (!page.hasNextPage) return found;
      cursor = page.endCursor;
    }
  }

  async unread(person: TestPerson): Promise<number> {
    return (await this.client.countUnread({}, person.as)).count;
  }

  /** Everything that was sent to a person's devices, in order. */
  async live(userId: string): Promise<LiveEvent[]> {
    const rows = await this.db
      .selectFrom('outbox')
      .selectAll()
      .where('aggregate_id', '=', userId)
      .orderBy('seq')
      .execute();
    return rows.map(({ type, data }) => {
      const known = type as 'notification.created' | 'notification.read';
      return { type: known, ...decodeEvent(known, data) } as LiveEvent;
    });
  }

  /** What the stream has of a person's devices, in its order. */
  async streamed(userId: string): Promise<NotificationCreated[]> {
    const { direct } = await jetstream(this.nats).jetstreamManager();
    const subject = `notification.created.${partitionOf(userId)}`;
    const found: NotificationCreated[] = [];
    for (let seq = 1; ; ) {
      const message = await direct.getMessage('NOTIFICATION_LIVE', { seq, next_by_subj: subject }).catch(() => null);
      if (!message) return found;
      seq = message.seq + 1;
      const data = decodeEvent('notification.created', message.string());
      if (data.userId === userId) found.push(data);
    }
  }

  /** Everything after a position, page by page. */
  async replay(
    userId: string,
    after: notificationV1.Position,
    limit = 500,
  ): Promise<{ recovered: boolean; events: notificationV1.InboxEvent[]; unreadCount: number }> {
    const as = await this.service();
    const events: notificationV1.InboxEvent[] = [];
    for (;;) {
      const from = { ...after, seq: events.at(-1)?.seq ?? after.seq };
      const page = await this.client.replay({ userId, after: from, limit }, as);
      events.push(...page.events);
      if (!page.hasMore) return { recovered: page.recovered, events, unreadCount: page.unreadCount };
    }
  }

  /** The beginning of a person's channel. */
  async beginning(userId: string): Promise<notificationV1.Position> {
    const { position } = await this.client.subscribe({ userId }, await this.service());
    return { ...present(position), seq: 0 };
  }

  /** What a schedule does, at some moment. */
  prune(now = Date.now()): Promise<void> {
    return this.get(PruneInbox).run(now);
  }

  forgetMarkers(): Promise<void> {
    return this.get(ForgetMarkers).run();
  }

  /** Everything that is kept, to compare before and after. */
  async everything(): Promise<unknown> {
    const { db } = this;
    return {
      channels: await db.selectFrom('channels').selectAll().orderBy('user_id').execute(),
      log: await db.selectFrom('channel_log').selectAll().orderBy('user_id').orderBy('seq').execute(),
      notifications: await db.selectFrom('notifications').selectAll().orderBy('id').execute(),
      actors: await db
        .selectFrom('notification_actors')
        .selectAll()
        .orderBy('notification_id')
        .orderBy('actor_id')
        .execute(),
      pending: await db.selectFrom('pending_messages').selectAll().orderBy('user_id').orderBy('seq').execute(),
      told: (await db.selectFrom('outbox').select('data').orderBy('seq').execute()).length,
    };
  }
}

async function startNats(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'girok-notification-'));
  const started = await startEngines({ dataDir, only: ['nats'], durable: false, environment: {} });
  return {
    url: started.env.NATS_URL ?? '',
    stop: async () => {
      await started.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The answer lacks a message');
  return value;
}

/** What a call was refused with; fails when it was not. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; kind: string; field?: string }> {
  const error = await call.then(
    () => undefined,
    (reason: ServiceError) => reason,
  );
  if (!error) throw new Error('The call was expected to be refused');
  const read = (key: string) => error.metadata?.get(key)[0]?.toString() ?? '';
  const field = read('error-field');
  return { code: read('error-code') || error.message, kind: read('error-kind'), ...(field && { field }) };
}
