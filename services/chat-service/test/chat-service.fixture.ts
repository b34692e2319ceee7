import { randomUUID } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { MongoStore, uuidv7 } from '@my-girok/nest-common';
import {
  AuthStandIn,
  createMongoDatabase,
  freePort,
  type TestDatabase,
  TestIdentity,
} from '@my-girok/nest-common/testing';
import { type CallOptions, ChatServiceClient, type chatV1 } from '@my-girok/proto';
import type { INestApplication, Type } from '@nestjs/common';
import { type Collection, type CommandStartedEvent, type Db, type Document, MongoClient } from 'mongodb';
import { readConfig } from '../src/config.js';
import { start } from '../src/start.js';
import { FeedStandIn } from './feed-stand-in.js';
import { MediaStandIn } from './media-stand-in.js';

/** How long a test waits for a call: far more than a person would, so that a busy machine fails nothing. */
const DEADLINE_MS = 25_000;

export interface TestPerson {
  id: string;
  /** How they call. */
  as: CallOptions;
  sessionId: string;
}

/** A document as a test looks at it. */
export interface Stored extends Document {
  _id: string;
}

/** What a call was refused with. */
export interface Refusal {
  code: string;
  kind: string;
  field?: string;
}

export interface ChatFixtureOptions {
  /**
   * Whether events flow. Consumers are durable under the service's name, so that two services with different databases on one
   * NATS would take each other's events: one test file only asks for it, or brings a NATS of its own.
   */
  events?: boolean;
  /** Another NATS than all tests share. */
  nats?: string;
  /** Where the service finds its database; by default the engine itself. */
  mongoAddress?: (engine: string) => string;
  /** Another fixture whose database and people this one shares, as a second process of the service does. */
  beside?: ChatFixture;
  /** Where it listens for HTTP, when somebody has to know before it starts. */
  http?: number;
  /** More of the service's environment. */
  env?: Record<string, string>;
}

/** The real chat-service on free ports with a database of its own, a client, and people. */
export class ChatFixture {
  private constructor(
    readonly app: INestApplication,
    readonly client: ChatServiceClient,
    /** The collections, for what only they can say. */
    readonly db: Db,
    readonly auth: AuthStandIn,
    readonly feed: FeedStandIn,
    readonly media: MediaStandIn,
    /** The service's environment. */
    readonly env: Record<string, string>,
    readonly http: string,
    private readonly identity: TestIdentity,
    private readonly database: TestDatabase,
    private readonly closing: (() => Promise<unknown>)[],
  ) {}

  static async start({
    events = false,
    nats,
    mongoAddress = (engine) => engine,
    beside,
    http: httpPort,
    env: more = {},
  }: ChatFixtureOptions = {}): Promise<ChatFixture> {
    const closing: (() => Promise<unknown>)[] = [];
    const identity = beside?.identity ?? (await TestIdentity.start());
    if (!beside) closing.unshift(() => identity.stop());
    const database = beside?.database ?? (await createMongoDatabase());
    if (!beside) closing.unshift(() => database.drop());
    const auth = beside?.auth ?? (await AuthStandIn.start(await freePort()));
    if (!beside) closing.unshift(async () => auth.stop());
    const feed = beside?.feed ?? (await FeedStandIn.start(await freePort()));
    if (!beside) closing.unshift(async () => feed.stop());
    const media = beside?.media ?? (await MediaStandIn.start(await freePort()));
    if (!beside) closing.unshift(async () => media.stop());
    const [grpc, http] = [await freePort(), httpPort ?? (await freePort())];
    const env = {
      ...identity.env('chat-service'),
      AUTH_GRPC_ADDRESS: auth.address,
      FEED_GRPC_ADDRESS: feed.address,
      MEDIA_GRPC_ADDRESS: media.address,
      MONGODB_URL: monitored(mongoAddress(database.url)),
      MONGODB_DATABASE: database.name,
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
      ...(nats && { NATS_URL: nats }),
      ...more,
    };
    const app = await start(readConfig(env), { events, signals: false });
    closing.unshift(() => app.close());
    const client = new ChatServiceClient(`127.0.0.1:${grpc}`);
    closing.unshift(async () => client.close());
    const mongo = new MongoClient(database.url);
    closing.unshift(() => mongo.close());
    const db = mongo.db(database.name);
    return new ChatFixture(
      app,
      client,
      db,
      auth,
      feed,
      media,
      env,
      `http://127.0.0.1:${http}`,
      identity,
      database,
      closing,
    );
  }

  async stop(): Promise<void> {
    for (const close of this.closing) await close();
  }

  stored(collection: string): Collection<Stored> {
    return this.db.collection<Stored>(collection);
  }

  /** One of the service's own providers. */
  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** Somebody with an account. */
  async person(): Promise<TestPerson> {
    const [id, sessionId] = [uuidv7(), randomUUID()];
    this.auth.accounts.add(id);
    return { id, sessionId, as: { as: await this.identity.personToken(id, { sessionId }), deadlineMs: DEADLINE_MS } };
  }

  /** The same person by another session. */
  async secondSession({ id }: TestPerson): Promise<TestPerson> {
    const sessionId = randomUUID();
    return { id, sessionId, as: { as: await this.identity.personToken(id, { sessionId }), deadlineMs: DEADLINE_MS } };
  }

  async people(count: number): Promise<TestPerson[]> {
    return Promise.all(Array.from({ length: count }, () => this.person()));
  }

  /** How another service calls. */
  async service(name = 'ws-gateway'): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'chat-service'), deadlineMs: DEADLINE_MS };
  }

  /** One blocks another: feed-service says so, and its event has come. */
  async block(blocker: TestPerson, blocked: TestPerson): Promise<void> {
    this.feed.block(blocker.id, blocked.id);
    await this.stored('blocks').insertOne({
      _id: `${blocker.id}:${blocked.id}`,
      blockerId: blocker.id,
      blockedId: blocked.id,
    });
  }

  /** A group of which everybody named is in at once: they follow its owner. */
  async group(owner: TestPerson, others: readonly TestPerson[], name = 'Climbing'): Promise<chatV1.Room> {
    for (const other of others) this.feed.follow(other.id, owner.id);
    const request = { name, userIds: others.map(({ id }) => id), clientId: randomUUID() };
    return present((await this.client.createGroup(request, owner.as)).room);
  }

  /** The room of two people, opened by the first; the second is in once something was sent, when they follow the first. */
  async direct(one: TestPerson, other: TestPerson): Promise<chatV1.Room> {
    return present((await this.client.openDirectRoom({ userId: other.id }, one.as)).room);
  }

  async send(sender: TestPerson, roomId: string, content = 'Hello'): Promise<chatV1.Message> {
    const { message } = await this.client.sendMessage({ roomId, content, clientId: randomUUID() }, sender.as);
    return present(message);
  }

  /** The newest messages of a room as somebody sees them, in order. */
  async messages(viewer: TestPerson, roomId: string): Promise<chatV1.Message[]> {
    return (await this.client.listMessages({ roomId, limit: 100 }, viewer.as)).messages;
  }

  /** One room as somebody sees it; undefined where they do not. */
  async room(viewer: TestPerson, roomId: string): Promise<chatV1.Room | undefined> {
    return (await this.client.batchGetRooms({ roomIds: [roomId] }, viewer.as)).rooms[0];
  }

  /** The reads that the service sends to its database while `work` runs, as `command collection`, sorted. */
  async queries(work: () => Promise<unknown>): Promise<string[]> {
    const { client } = this.get(MongoStore);
    const seen: string[] = [];
    const note = ({ commandName, command }: CommandStartedEvent) => {
      if (READS.has(commandName)) seen.push(`${commandName} ${command[commandName]}`);
    };
    client.on('commandStarted', note);
    await work().finally(() => client.off('commandStarted', note));
    return seen.sort();
  }

  /** What was told of an aggregate, in order: each event's type and data. */
  async told(aggregateId: string): Promise<{ type: string; data: Document }[]> {
    const events = await this.db.collection('outbox').find({ aggregateId }).sort({ aggregateVersion: 1 }).toArray();
    return events.map(({ type, data }) => ({ type, data: JSON.parse(data) }));
  }

  /** The types of the events that were added for an aggregate, in order. */
  async emitted(aggregateId: string): Promise<string[]> {
    return (await this.told(aggregateId)).map(({ type }) => type);
  }

  /** The numbers of a channel's log, in order. */
  async numbers(channel: string): Promise<number[]> {
    const entries = await this.db.collection('channel_log').find({ channel }).sort({ seq: 1 }).toArray();
    return entries.map(({ seq }) => seq);
  }
}

const READS = new Set(['find', 'aggregate', 'getMore', 'count', 'distinct']);

/** The same address for a client that reports its commands. */
function monitored(address: string): string {
  const url = new URL(address);
  url.pathname ||= '/';
  url.searchParams.set('monitorCommands', 'true');
  return url.href;
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The answer lacks a message');
  return value;
}

/** What a call was refused with; fails when it was not. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => undefined,
    (reason: ServiceError) => reason,
  );
  if (!error) throw new Error('The call was expected to be refused');
  const read = (key: string) => error.metadata?.get(key)[0]?.toString();
  const field = read('error-field');
  return { code: read('error-code') ?? error.message, kind: read('error-kind') ?? '', ...(field && { field }) };
}
