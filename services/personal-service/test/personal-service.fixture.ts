import { randomUUID } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { partitionOf, uuidv7 } from '@my-girok/nest-common';
import { createPostgresDatabase, freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import {
  type CallOptions,
  type EventData,
  encodeEvent,
  PersonalServiceClient,
  type Profile,
  type UpdateProfileRequest,
} from '@my-girok/proto';
import { jetstream, type StoredMsg } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type PersonalConfig, readConfig } from '../src/config.js';
import type { PersonalDatabase } from '../src/database.js';
import { startPersonalService } from '../src/service.js';
import { MediaStandIn } from './media-stand-in.js';

/** Where the media host would be. */
export const MEDIA_URL = 'https://media.example.com';

/**
 * The real personal-service on free ports with a database of its own, and a client of its own. Its durable consumer is the
 * run's only one: one test file starts it, and runs the suites of the others.
 */
export class PersonalFixture {
  private constructor(
    readonly client: PersonalServiceClient,
    readonly media: MediaStandIn,
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
    const media = await MediaStandIn.start(await freePort());
    closing.unshift(async () => media.stop());
    const [grpc, http] = [await freePort(), await freePort()];
    const config = readConfig({
      ...identity.env('personal-service'),
      PERSONAL_DATABASE_URL: database.url,
      MEDIA_GRPC_ADDRESS: media.address,
      MEDIA_URL,
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
    return new PersonalFixture(client, media, db, nats, config, identity, closing);
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

  /** Changes a person's profile as they do it, and gives it as it is then. */
  async update(userId: string, change: Partial<UpdateProfileRequest>): Promise<Profile> {
    return present((await this.client.updateProfile(change, await this.person(userId))).profile);
  }

  /** What the service has told or will tell of a person. */
  outbox(userId: string): Promise<Array<{ type: string }>> {
    return this.db
      .withTables<{ outbox: { type: string; aggregate_id: string } }>()
      .selectFrom('outbox')
      .selectAll()
      .where('aggregate_id', '=', userId)
      .execute();
  }

  /** The messages of a person's profile in the stream, once there are as many as expected. */
  async published(userId: string, expected = 1): Promise<StoredMsg[]> {
    const { direct } = await jetstream(this.nats).jetstreamManager();
    return untilTrue(async () => {
      const found: StoredMsg[] = [];
      for (let sequence = 1; ; ) {
        const message = await direct.getMessage('PERSONAL', {
          seq: sequence,
          next_by_subj: `profile.updated.${partitionOf(userId)}`,
        });
        if (!message) break;
        sequence = message.seq + 1;
        if (message.header.get('ce-subject') === userId) found.push(message);
      }
      return found.length >= expected ? found : undefined;
    });
  }

  /** Publishes as auth-service's relay does. */
  async publish<T extends 'user.created' | 'user.deleted'>(
    type: T,
    data: EventData<T> & { userId: string },
    { id = uuidv7(), version = type === 'user.created' ? 1 : 2 }: { id?: string; version?: number } = {},
  ): Promise<void> {
    const header = headers();
    for (const [name, value] of Object.entries({
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-type': type,
      'ce-source': '/auth-service',
      'ce-time': new Date().toISOString(),
      'ce-subject': data.userId,
      'ce-aggregateversion': `${version}`,
    })) {
      header.set(name, value);
    }
    // A message id of its own each time: the server must not hide a second delivery from the inbox.
    await jetstream(this.nats).publish(`${type}.${partitionOf(data.userId)}`, encodeEvent(type, data), {
      headers: header,
      msgID: randomUUID(),
    });
  }

  /** Waits until a `user.created` that was published later has been applied: what came before it in its partition has been too. */
  async afterCreationsOf(userId: string): Promise<void> {
    const later = neighbourOf(userId);
    await this.publish('user.created', { userId: later, locale: 'en', timestamp: new Date() });
    await untilTrue(() => this.profileOf(later));
  }

  /** The same for `user.deleted`. */
  async afterDeletionsOf(userId: string): Promise<void> {
    const later = neighbourOf(userId);
    await this.publish('user.deleted', { userId: later, timestamp: new Date() });
    await untilTrue(() =>
      this.db.selectFrom('profiles').select('erased_at').where('user_id', '=', later).executeTakeFirst(),
    );
  }
}

/** Somebody else, whose events go the same way. */
function neighbourOf(userId: string): string {
  let neighbour = uuidv7();
  while (partitionOf(neighbour) !== partitionOf(userId)) neighbour = uuidv7();
  return neighbour;
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
