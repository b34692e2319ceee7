import { randomUUID } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { partitionOf, uuidv7 } from '@my-girok/nest-common';
import { createPostgresDatabase, freePort, TestIdentity } from '@my-girok/nest-common/testing';
import { type CallOptions, type EventData, encodeEvent, PersonalServiceClient, type Profile } from '@my-girok/proto';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type PersonalConfig, readConfig } from '../src/config.js';
import type { PersonalDatabase } from '../src/database.js';
import { startPersonalService } from '../src/service.js';

/**
 * The real personal-service on free ports with a database of its own, and a client of its own. Its durable consumer is the
 * run's only one: one test file starts it.
 */
export class PersonalFixture {
  private constructor(
    readonly client: PersonalServiceClient,
    readonly db: Kysely<PersonalDatabase>,
    readonly nats: NatsConnection,
    readonly config: PersonalConfig,
    readonly identity: TestIdentity,
    private readonly closing: Array<() => Promise<unknown>>,
  ) {}

  static async start(): Promise<PersonalFixture> {
    const closing: Array<() => Promise<unknown>> = [];
    const identity = await TestIdentity.start();
    closing.unshift(() => identity.stop());
    const database = await createPostgresDatabase();
    closing.unshift(() => database.drop());
    const [grpc, http] = [await freePort(), await freePort()];
    const config = readConfig({
      ...identity.env('personal-service'),
      PERSONAL_DATABASE_URL: database.url,
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
    });
    const app = await startPersonalService(config, { signals: false });
    closing.unshift(() => app.close());
    const client = new PersonalServiceClient(`127.0.0.1:${grpc}`);
    closing.unshift(async () => client.close());
    const nats = await connect({ servers: config.NATS_URL });
    closing.unshift(() => nats.close());
    const db = new Kysely<PersonalDatabase>({
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, max: 2 }) }),
    });
    closing.unshift(() => db.destroy());
    return new PersonalFixture(client, db, nats, config, identity, closing);
  }

  async stop(): Promise<void> {
    for (const close of this.closing) await close();
  }

  async person(userId: string): Promise<CallOptions> {
    return { as: await this.identity.personToken(userId), deadlineMs: 20_000 };
  }

  async service(name: string): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'personal-service'), deadlineMs: 20_000 };
  }

  async profileOf(userId: string): Promise<Profile | undefined> {
    const { profiles } = await this.client.batchGetProfiles({ userIds: [userId] }, await this.service('graphql-bff'));
    return profiles[0];
  }

  /** Publishes as auth-service's relay does. */
  async publishUserCreated(data: EventData<'user.created'> & { userId: string }, id: string = uuidv7()): Promise<void> {
    const header = headers();
    for (const [name, value] of Object.entries({
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-type': 'user.created',
      'ce-source': '/auth-service',
      'ce-time': new Date().toISOString(),
      'ce-subject': data.userId,
      'ce-aggregateversion': '1',
    })) {
      header.set(name, value);
    }
    const subject = `user.created.${partitionOf(data.userId)}`;
    // A message id of its own each time: the server must not hide a second delivery from the inbox.
    await jetstream(this.nats).publish(subject, encodeEvent('user.created', data), {
      headers: header,
      msgID: randomUUID(),
    });
  }
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
  const read = (key: string) => error.metadata.get(key)[0]?.toString();
  const field = read('error-field');
  return { code: read('error-code') ?? error.message, kind: read('error-kind') ?? '', ...(field && { field }) };
}
