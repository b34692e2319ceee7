import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceError } from '@grpc/grpc-js';
import { startEngines } from '@my-girok/engines';
import { partitionOf, uuidv7 } from '@my-girok/nest-common';
import { createPostgresDatabase, engines, freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import {
  type CallOptions,
  EVENTS,
  type EventData,
  type EventType,
  encodeEvent,
  type Media,
  MediaPurpose,
  MediaServiceClient,
  MediaState,
} from '@my-girok/proto';
import type { MediaPurpose as Purpose } from '@my-girok/types';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { INestApplication } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type MediaConfig, readConfig } from '../src/config.js';
import type { MediaDatabase } from '../src/database.js';
import { startMediaService } from '../src/start.js';
import { ObjectStorage } from '../src/storage/object-storage.js';
import { ChatStandIn } from './chat-stand-in.js';
import { FeedStandIn } from './feed-stand-in.js';
import { TusUpload } from './tus-upload.js';

/** A person with a session of their own. */
export interface TestPerson {
  id: string;
  sessionId: string;
  as: CallOptions;
}

const SHOWERS: Readonly<Partial<Record<MediaPurpose, string>>> = {
  [MediaPurpose.MEDIA_PURPOSE_AVATAR]: 'personal-service',
  [MediaPurpose.MEDIA_PURPOSE_HEADER]: 'personal-service',
  [MediaPurpose.MEDIA_PURPOSE_MESSAGE]: 'chat-service',
  [MediaPurpose.MEDIA_PURPOSE_FILE]: 'chat-service',
};

export const ORIGIN = 'https://my.girok.test';
export const URL_KEY = 'a key that is only for tests, 32 bytes';

/**
 * The real media-service on free ports, with a database, a bucket and a NATS of its own (its durable consumers have their names
 * from the service: two on one NATS would take each other's events), and clients of its own.
 */
export class MediaFixture {
  private constructor(
    readonly config: MediaConfig,
    readonly env: Record<string, string>,
    readonly client: MediaServiceClient,
    readonly db: Kysely<MediaDatabase>,
    readonly feed: FeedStandIn,
    readonly chat: ChatStandIn,
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
  } = {}): Promise<MediaFixture> {
    const closing: Array<() => Promise<unknown> | unknown> = [];
    const identity = await TestIdentity.start();
    closing.unshift(() => identity.stop());
    const database = await createPostgresDatabase();
    closing.unshift(() => database.drop());
    const [grpc, http, feedPort, chatPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
    const feed = await FeedStandIn.start(feedPort);
    closing.unshift(() => feed.stop());
    const chat = await ChatStandIn.start(chatPort);
    closing.unshift(() => chat.stop());
    const nats = await startNats();
    closing.unshift(nats.stop);
    const { S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY } = engines();
    const all = {
      ...identity.env('media-service'),
      NATS_URL: nats.url,
      MEDIA_DATABASE_URL: database.url,
      S3_ENDPOINT,
      S3_ACCESS_KEY,
      S3_SECRET_KEY,
      S3_BUCKET: `test-${randomUUID()}`,
      MEDIA_URL: `http://127.0.0.1:${http}`,
      MEDIA_URL_KEY: URL_KEY,
      ALLOWED_ORIGINS: ORIGIN,
      FEED_GRPC_ADDRESS: feed.address,
      CHAT_GRPC_ADDRESS: chat.address,
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
      ...env,
    };
    const config = readConfig(all);
    const app = inProcess ? await startMediaService(config, { signals: false }) : undefined;
    if (app) closing.unshift(() => app.close());
    const client = new MediaServiceClient(`127.0.0.1:${grpc}`);
    closing.unshift(() => client.close());
    const connection = await connect({ servers: config.NATS_URL });
    closing.unshift(() => connection.close());
    const db = new Kysely<MediaDatabase>({
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, max: 2 }) }),
    });
    closing.unshift(() => db.destroy());
    return new MediaFixture(config, all, client, db, feed, chat, identity, app, connection, closing);
  }

  async stop(): Promise<void> {
    for (const close of this.closing) await close();
  }

  get url(): string {
    return this.config.MEDIA_URL;
  }

  /** The bucket, past the service. */
  get storage(): ObjectStorage {
    if (!this.app) throw new Error('The service is not in this process');
    return this.app.get(ObjectStorage);
  }

  async person(): Promise<TestPerson> {
    const [id, sessionId] = [uuidv7(), randomUUID()];
    const as = { as: await this.identity.personToken(id, { sessionId, expiresIn: '1h' }), deadlineMs: 20_000 };
    return { id, sessionId, as };
  }

  async service(name: string): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'media-service'), deadlineMs: 20_000 };
  }

  async ticket(person: TestPerson): Promise<string> {
    return (await this.client.createUploadTicket({}, person.as)).ticket;
  }

  /** Creates an upload; its bytes are the caller's to send. */
  async begin(person: TestPerson, file: Buffer, metadata: Record<string, string> = {}): Promise<TusUpload> {
    const ticket = await this.ticket(person);
    return TusUpload.create(`${this.url}/uploads`, ticket, file, { purpose: 'post', ...metadata });
  }

  /** Uploads a whole file; the medium's id. */
  async upload(person: TestPerson, file: Buffer, purpose: Purpose = 'post', filename?: string): Promise<string> {
    const metadata = { purpose, sha256: sha256(file), ...(filename !== undefined && { filename }) };
    const upload = await this.begin(person, file, metadata);
    await upload.sendAll();
    return upload.mediaId;
  }

  /** Uploads a file and waits until what becomes of it is known. */
  async settled(person: TestPerson, file: Buffer, purpose: Purpose = 'post', filename?: string): Promise<Media> {
    return this.settledMedium(await this.upload(person, file, purpose, filename));
  }

  async settledMedium(mediaId: string, timeoutMs = 100_000): Promise<Media> {
    return untilTrue(
      async () => {
        const medium = await this.medium(mediaId);
        const done = medium?.state === MediaState.MEDIA_STATE_READY || medium?.state === MediaState.MEDIA_STATE_REFUSED;
        return done ? medium : undefined;
      },
      { timeoutMs, everyMs: 50 },
    );
  }

  async medium(mediaId: string): Promise<Media | undefined> {
    const { media } = await this.client.batchGetMedia({ mediaIds: [mediaId] }, await this.service('graphql-bff'));
    return media[0];
  }

  /** Binds media as the service does that shows them. */
  async attach(
    person: TestPerson,
    mediaIds: string[],
    { subjectId = uuidv7(), purpose = MediaPurpose.MEDIA_PURPOSE_POST, isPublic = true } = {},
  ): Promise<string> {
    await this.client.attachMedia(
      { ownerId: person.id, mediaIds, purpose, subjectId, public: isPublic },
      await this.service(SHOWERS[purpose] ?? 'feed-service'),
    );
    return subjectId;
  }

  get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers, method });
  }

  /** Publishes as another service's relay does; `version` counts within the aggregate. */
  async publish<T extends EventType>(type: T, data: EventData<T>, version = 1): Promise<void> {
    const aggregateId = String((data as Record<string, unknown>)[EVENTS[type].aggregate]);
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
  }
}

async function startNats(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'girok-media-'));
  const started = await startEngines({ dataDir, only: ['nats'], durable: false, environment: {} });
  return {
    url: started.env.NATS_URL ?? '',
    stop: async () => {
      await started.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const sha256 = (file: Buffer): string => createHash('sha256').update(file).digest('base64');

/** What a call was refused with; fails when it was not. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; kind: string }> {
  const error = await call.then(
    () => undefined,
    (reason: ServiceError) => reason,
  );
  if (!error) throw new Error('The call was expected to be refused');
  const read = (key: string) => error.metadata.get(key)[0]?.toString() ?? '';
  return { code: read('error-code') || error.message, kind: read('error-kind') };
}
