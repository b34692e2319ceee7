import type { ServiceError } from '@grpc/grpc-js';
import { MongoStore, uuidv7 } from '@my-girok/nest-common';
import {
  AuthStandIn,
  createMongoDatabase,
  freePort,
  type TestDatabase,
  TestIdentity,
} from '@my-girok/nest-common/testing';
import { type CallOptions, FeedServiceClient, type Post } from '@my-girok/proto';
import type { INestApplication, Type } from '@nestjs/common';
import { type Collection, type CommandStartedEvent, type Db, type Document, MongoClient } from 'mongodb';
import { readConfig } from '../src/config.js';
import { NOBODY, type Person } from '../src/people/person.js';
import type { Post as StoredPost } from '../src/posts/post.js';
import { start } from '../src/start.js';
import { MediaStandIn } from './media-stand-in.js';

/** How long a test waits for a call: far more than a person would, so that a busy machine fails nothing. */
const DEADLINE_MS = 25_000;

export interface TestPerson {
  id: string;
  /** How they call. */
  as: CallOptions;
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

export interface FeedFixtureOptions {
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
  beside?: FeedFixture;
}

/** The real feed-service on free ports with a database of its own, a client, and people. */
export class FeedFixture {
  private constructor(
    readonly app: INestApplication,
    readonly client: FeedServiceClient,
    /** The collections, for what only they can say. */
    readonly db: Db,
    readonly auth: AuthStandIn,
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
  }: FeedFixtureOptions = {}): Promise<FeedFixture> {
    const closing: (() => Promise<unknown>)[] = [];
    const identity = beside?.identity ?? (await TestIdentity.start());
    if (!beside) closing.unshift(() => identity.stop());
    const database = beside?.database ?? (await createMongoDatabase());
    if (!beside) closing.unshift(() => database.drop());
    const auth = beside?.auth ?? (await AuthStandIn.start(await freePort()));
    if (!beside) closing.unshift(async () => auth.stop());
    const media = beside?.media ?? (await MediaStandIn.start(await freePort()));
    if (!beside) closing.unshift(async () => media.stop());
    const [grpc, http] = [await freePort(), await freePort()];
    const env = {
      ...identity.env('feed-service'),
      AUTH_GRPC_ADDRESS: auth.address,
      MEDIA_GRPC_ADDRESS: media.address,
      MONGODB_URL: monitored(mongoAddress(database.url)),
      MONGODB_DATABASE: database.name,
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
      ...(nats && { NATS_URL: nats }),
    };
    const app = await start(readConfig(env), { events, signals: false });
    closing.unshift(() => app.close());
    const client = new FeedServiceClient(`127.0.0.1:${grpc}`);
    closing.unshift(async () => client.close());
    const mongo = new MongoClient(database.url);
    closing.unshift(() => mongo.close());
    const db = mongo.db(database.name);
    return new FeedFixture(app, client, db, auth, media, env, `http://127.0.0.1:${http}`, identity, database, closing);
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
    const id = uuidv7();
    this.auth.accounts.add(id);
    return { id, as: await this.callerOf(id) };
  }

  /** How the person with this id calls. */
  async callerOf(id: string): Promise<CallOptions> {
    return { as: await this.identity.personToken(id), deadlineMs: DEADLINE_MS };
  }

  async people(count: number): Promise<TestPerson[]> {
    return Promise.all(Array.from({ length: count }, () => this.person()));
  }

  /** How another service calls. */
  async service(name = 'graphql-bff'): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'feed-service'), deadlineMs: DEADLINE_MS };
  }

  async post(author: TestPerson, content = 'A note for today'): Promise<Post> {
    return present((await this.client.createPost({ content }, author.as)).post);
  }

  /** Many posts at once, as if their author had written them long ago; newest first. */
  async backlog(author: TestPerson, count: number): Promise<string[]> {
    const posts = Array.from(
      { length: count },
      // What later fields stand for where they are missing is read as such.
      (_, i): Partial<StoredPost> & { _id: string } => ({
        _id: uuidv7(),
        authorId: author.id,
        authorSeq: i + 1,
        content: `An older note, number ${i + 1}`,
        createdAt: new Date(),
        likeCount: 0,
        commentCount: 0,
        commentSeq: 0,
        latestComments: [],
      }),
    );
    await this.db.collection<(typeof posts)[number]>('posts').insertMany(posts);
    await this.db
      .collection<Person>('people')
      .insertOne({ _id: author.id, createdAt: new Date(), ...NOBODY, postCount: count, postSeq: count });
    return posts.map((post) => post._id).reverse();
  }

  /** One person's timeline: its posts' ids. */
  async timeline(reader: TestPerson, limit = 100): Promise<string[]> {
    const { posts } = await this.client.getTimeline({ userId: reader.id, limit }, reader.as);
    return posts.map((post) => post.id);
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

  /** What the first event of a type says that was added for an aggregate. */
  async event(aggregateId: string, type: string): Promise<unknown> {
    const event = await this.db.collection('outbox').findOne({ aggregateId, type });
    return JSON.parse(event?.data ?? 'null');
  }

  /** The types of the events that were added for an aggregate, in order. */
  async emitted(aggregateId: string): Promise<string[]> {
    const events = await this.db.collection('outbox').find({ aggregateId }).sort({ aggregateVersion: 1 }).toArray();
    return events.map((event) => event.type);
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
