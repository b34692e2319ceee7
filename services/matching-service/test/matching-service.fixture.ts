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
  type DeepPartial,
  decodeEvent,
  EVENTS,
  type EventData,
  type EventMap,
  type EventType,
  encodeEvent,
  MatchingServiceClient,
  matchingV1,
} from '@my-girok/proto';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { INestApplication, Type } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type MatchingConfig, readConfig } from '../src/config.js';
import type { MatchingDatabase } from '../src/database.js';
import { startMatchingService } from '../src/start.js';
import { AuthStandIn, ChatStandIn, FeedStandIn } from './stand-ins.js';

export const { ConsentKind, Intent, MatchState, ReportReason, Strictness } = matchingV1;

/** A person with a session of their own. */
export interface TestPerson {
  id: string;
  sessionId: string;
  actor: matchingV1.Actor;
  as: CallOptions;
}

export type Status = matchingV1.Status;

export const PATIENCE = { timeoutMs: 30_000 };
const HOLD_MS = 3000;

interface EventsDatabase extends MatchingDatabase {
  inbox_version: { consumer: string; stream: string; aggregate_id: string; version: string };
}

type Criteria = DeepPartial<matchingV1.Criteria>;

/** So many people, each of them there. */
type People<N extends number, Some extends TestPerson[] = []> = number extends N
  ? TestPerson[]
  : Some['length'] extends N
    ? Some
    : People<N, [...Some, TestPerson]>;

/** The real matching-service on free ports, with a database, a Valkey and a NATS of its own, and other services' places taken. */
export class MatchingFixture {
  readonly #versions = new Map<string, number>();
  /** Everything the service ever answered to a person. */
  readonly answered = new Map<string, Status[]>();
  #gateway: CallOptions | undefined;
  /** Whose sockets a gateway node would hold. */
  readonly #held = new Set<string>();

  private constructor(
    readonly env: Record<string, string>,
    readonly config: MatchingConfig,
    readonly client: MatchingServiceClient,
    readonly db: Kysely<EventsDatabase>,
    readonly identity: TestIdentity,
    readonly others: { auth: AuthStandIn; feed: FeedStandIn; chat: ChatStandIn },
    private readonly engines: OwnEngines,
    private readonly nats: NatsConnection,
    private readonly closing: Array<() => Promise<unknown> | unknown>,
    private app?: INestApplication,
  ) {}

  /** `inProcess: false` prepares everything and leaves the service to the test. */
  static async start({
    env = {},
    inProcess = true,
  }: {
    env?: Record<string, string>;
    inProcess?: boolean;
  } = {}): Promise<MatchingFixture> {
    const closing: Array<() => Promise<unknown> | unknown> = [];
    const identity = await TestIdentity.start();
    closing.unshift(() => identity.stop());
    const database = await createPostgresDatabase();
    closing.unshift(() => database.drop());
    const others = {
      auth: await AuthStandIn.start(),
      feed: await FeedStandIn.start(),
      chat: await ChatStandIn.start(),
    };
    for (const other of Object.values(others)) closing.unshift(() => other.stop());
    const engines = await startOwnEngines();
    closing.unshift(engines.stop);
    const [grpc, http] = [await freePort(), await freePort()];
    const all = {
      ...identity.env('matching-service'),
      ...engines.env,
      MATCHING_DATABASE_URL: database.url,
      AUTH_GRPC_ADDRESS: others.auth.address,
      FEED_GRPC_ADDRESS: others.feed.address,
      CHAT_GRPC_ADDRESS: others.chat.address,
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
      ...env,
    };
    const config = readConfig(all);
    // Tests that kill the service do not wait longer than it takes to be back.
    const channel = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 };
    const client = new MatchingServiceClient(`127.0.0.1:${grpc}`, { channel });
    closing.unshift(() => client.close());
    const nats = await connect({ servers: config.NATS_URL });
    closing.unshift(() => nats.close());
    const db = new Kysely<EventsDatabase>({
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, max: 2 }) }),
    });
    closing.unshift(() => db.destroy());
    const fixture = new MatchingFixture(all, config, client, db, identity, others, engines, nats, closing);
    const holding = setInterval(() => void fixture.#hold(), HOLD_MS);
    closing.unshift(() => clearInterval(holding));
    if (inProcess) await fixture.startNode();
    return fixture;
  }

  /** The service in this process, at its address. */
  async startNode(): Promise<void> {
    const app = await startMatchingService(this.config, { signals: false });
    this.app = app;
    this.closing.unshift(() => app.close());
    await this.reached();
  }

  /** Waits until the client has found the service, wherever it runs now. */
  async reached(): Promise<void> {
    const person = await this.person();
    await untilTrue(() => this.client.getStatus({}, person.as), PATIENCE);
  }

  /** Holds NATS still, as a machine that swaps does, and lets it go on. */
  async pauseNats(paused: boolean): Promise<void> {
    await this.engines.signal('nats', paused ? 'SIGSTOP' : 'SIGCONT');
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

  /** An adult, unless the test says otherwise. */
  async person(clearance: Parameters<AuthStandIn['know']>[1] = {}): Promise<TestPerson> {
    const [id, sessionId] = [uuidv7(), randomUUID()];
    this.others.auth.know(id, clearance);
    const as = { as: await this.identity.personToken(id, { sessionId, expiresIn: '1h' }), deadlineMs: 20_000 };
    return { id, sessionId, actor: { userId: id, sessionId }, as };
  }

  async people<N extends number>(count: N): Promise<People<N>> {
    return (await Promise.all(Array.from({ length: count }, () => this.person()))) as People<N>;
  }

  async service(name = 'ws-gateway'): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'matching-service'), deadlineMs: 20_000 };
  }

  async gateway(): Promise<CallOptions> {
    this.#gateway ??= await this.service();
    return this.#gateway;
  }

  async join(person: TestPerson, criteria: Criteria = {}): Promise<Status> {
    const request = { actor: person.actor, criteria: { ...anybody, ...criteria } };
    this.#held.add(person.id);
    return this.#note(person, this.client.joinQueue(request, await this.gateway()));
  }

  /** As a gateway node does while it holds sockets. */
  async #hold(): Promise<void> {
    if (this.#held.size === 0) return;
    const people = [...this.#held].map((userId) => ({ userId, ticketId: '', version: 0 }));
    // Not while a test has the service stopped or away.
    await this.client.keepTickets({ people }, await this.gateway()).catch(() => undefined);
  }

  /** The person's last socket closes. */
  async release(person: TestPerson): Promise<void> {
    this.letGo(person);
    await this.client.releaseTicket({ userId: person.id }, await this.gateway());
  }

  /** The node that holds the person's socket dies. */
  letGo(person: TestPerson): void {
    this.#held.delete(person.id);
  }

  async leave(person: TestPerson): Promise<Status> {
    return this.#note(person, this.client.leaveQueue({ actor: person.actor }, await this.gateway()));
  }

  async status(person: TestPerson): Promise<Status> {
    return this.#note(person, this.client.getStatus({}, person.as));
  }

  async accept(person: TestPerson, matchId: string): Promise<Status> {
    return this.#note(person, this.client.acceptMatch({ actor: person.actor, matchId }, await this.gateway()));
  }

  async skip(person: TestPerson, matchId: string): Promise<Status> {
    return this.#note(person, this.client.skipMatch({ actor: person.actor, matchId }, await this.gateway()));
  }

  async end(person: TestPerson, matchId: string): Promise<Status> {
    return this.#note(person, this.client.endMatch({ actor: person.actor, matchId }, await this.gateway()));
  }

  async consent(person: TestPerson, matchId: string, kind: matchingV1.ConsentKind, on = true): Promise<Status> {
    return this.#note(person, this.client.setConsent({ matchId, kind, on }, person.as));
  }

  async #note(person: TestPerson, call: Promise<matchingV1.StatusResponse>): Promise<Status> {
    const status = present((await call).status);
    this.answered.set(person.id, [...(this.answered.get(person.id) ?? []), status]);
    return status;
  }

  /** Waits until it stands so with somebody. */
  until(person: TestPerson, state: matchingV1.MatchState): Promise<Status> {
    return untilTrue(async () => {
      const status = await this.status(person);
      return status.state === state && status;
    }, PATIENCE);
  }

  /** Two who were proposed to one another; the id of the match. */
  async found(one: TestPerson, other: TestPerson, criteria: Criteria = {}): Promise<string> {
    await this.join(one, criteria);
    await this.join(other, criteria);
    const [a, b] = await Promise.all([this.until(one, FOUND), this.until(other, FOUND)]);
    if (a.match?.id !== b.match?.id) throw new Error('They were proposed to others');
    return present(a.match).id;
  }

  /** Two in a match; its id. */
  async met(one: TestPerson, other: TestPerson, criteria: Criteria = {}): Promise<string> {
    const matchId = await this.found(one, other, criteria);
    await this.accept(one, matchId);
    await this.accept(other, matchId);
    await this.until(one, STARTED);
    await this.until(other, STARTED);
    return matchId;
  }

  /** Publishes as another service's relay does, and waits until it was applied by every consumer of it. */
  async applied<T extends EventType>(type: T, data: EventData<T>, { consumers = 1 } = {}): Promise<void> {
    const { aggregateId, version } = await this.publish(type, data);
    await untilTrue(async () => {
      const rows = await this.db
        .selectFrom('inbox_version')
        .select('version')
        .where('stream', '=', EVENTS[type].stream)
        .where('aggregate_id', '=', aggregateId)
        .execute();
      return rows.filter((row) => Number(row.version) >= version).length >= consumers;
    }, PATIENCE);
  }

  /** The next version of the aggregate, or the same event again. */
  async publish<T extends EventType>(type: T, data: EventData<T>): Promise<{ aggregateId: string; version: number }> {
    const aggregateId = String((data as Record<string, unknown>)[EVENTS[type].aggregate]);
    const key = `${EVENTS[type].stream} ${aggregateId}`;
    const version = (this.#versions.get(key) ?? 0) + 1;
    this.#versions.set(key, version);
    const header = headers();
    for (const [name, value] of Object.entries({
      'ce-specversion': '1.0',
      'ce-id': uuidv7(),
      'ce-type': type,
      'ce-source': '/somewhere-else',
      'ce-time': new Date().toISOString(),
      'ce-subject': aggregateId,
      'ce-aggregateversion': `${version}`,
    })) {
      header.set(name, value);
    }
    const subject = `${type}.${partitionOf(aggregateId)}`;
    await jetstream(this.nats).publish(subject, encodeEvent(type, data), { headers: header, msgID: randomUUID() });
    return { aggregateId, version };
  }

  /** Every event of a type that is in its stream, in order. */
  async events<T extends EventType>(type: T): Promise<EventMap[T][]> {
    const { direct } = await jetstream(this.nats).jetstreamManager();
    const found: EventMap[T][] = [];
    for (let seq = 1; ; ) {
      const query = { seq, next_by_subj: `${type}.*` };
      const message = await direct.getMessage(EVENTS[type].stream, query).catch(() => null);
      if (!message) return found;
      seq = message.seq + 1;
      found.push(decodeEvent(type, message.string()));
    }
  }

  /** What a person's devices heard. */
  async heard(person: TestPerson): Promise<Status[]> {
    const all = await this.events('status.updated');
    return all.flatMap(({ userId, status }) => (userId === person.id && status ? [status] : []));
  }
}

const { MATCH_STATE_FOUND: FOUND, MATCH_STATE_STARTED: STARTED } = MatchState;

/** Whoever looks for this finds another one at once. */
export const anybody = {
  languages: ['en'],
  interests: [],
  intent: Intent.INTENT_TALK,
  strictness: Strictness.STRICTNESS_OPEN,
};

interface OwnEngines {
  env: Record<string, string>;
  signal: (name: 'nats' | 'valkey', signal: NodeJS.Signals) => Promise<void>;
  stop: () => Promise<void>;
}

async function startOwnEngines(): Promise<OwnEngines> {
  const dataDir = await mkdtemp(join(tmpdir(), 'girok-matching-'));
  const started = await startEngines({ dataDir, only: ['nats', 'valkey'], durable: false, environment: {} });
  return {
    env: started.env,
    signal: (name, signal) => started.kill(name, signal),
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
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; kind: string; field?: string; details?: Record<string, unknown> }> {
  const error = await call.then(
    () => undefined,
    (reason: ServiceError) => reason,
  );
  if (!error) throw new Error('The call was expected to be refused');
  const read = (key: string) => error.metadata?.get(key)[0]?.toString() ?? '';
  const [field, details] = [read('error-field'), read('error-details-bin')];
  return {
    code: read('error-code') || error.message,
    kind: read('error-kind'),
    ...(field && { field }),
    ...(details && { details: JSON.parse(details) as Record<string, unknown> }),
  };
}
