import { createECDH, createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@my-girok/engines';
import {
  createMongoDatabase,
  createPostgresDatabase,
  freePort,
  engines as sharedEngines,
  TestIdentity,
  untilTrue,
} from '@my-girok/nest-common/testing';
import { type CallOptions, ChatServiceClient } from '@my-girok/proto';
import { Redis as Valkey } from 'iovalkey';
import { Browser } from './browser.js';
import { ServiceProcess } from './service-process.js';

const ALWAYS = ['auth-service', 'personal-service', 'feed-service', 'media-service'] as const;
const TALK = ['chat-service', 'notification-service'] as const;
type ServiceName = (typeof ALWAYS)[number] | (typeof TALK)[number];

export interface BffFixtureOptions {
  /** What is trusted. */
  documents?: readonly string[];
  /** Whether chat-service and notification-service run too. */
  talk?: boolean;
}

/** The timeline query of the public contract, word for word. */
export const CONTRACT_QUERY = `query {
  timeline(limit: 20, cursor: "") {
    posts {
      id
      content
      author {
        id
        name
        avatar
      }
      likes
      comments(limit: 3) {
        content
        author { name }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`;
export const documentIdOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const MEDIA_URL_KEY = randomBytes(32).toString('base64url');
export const ORIGIN = 'http://localhost:3000';

/**
 * The BFF and the services behind it as production runs them: processes of their built programs. NATS and Valkey are its
 * own: consumers are durable by their service's name, and tests empty Valkey.
 */
export class BffFixture {
  private constructor(
    readonly address: string,
    /** Where browsers find pictures. */
    readonly mediaUrl: string,
    readonly services: Record<ServiceName, ServiceProcess>,
    readonly bff: ServiceProcess,
    readonly valkey: Valkey,
    /** Starts one more BFF on the same stores, with settings of its own; stopped with the fixture. */
    readonly another: (settings: Record<string, string>) => Promise<{ address: string; process: ServiceProcess }>,
    /** Calls chat-service beside the BFF, as the socket gateway does. */
    readonly chat: ChatServiceClient,
    private readonly closing: Array<() => Promise<unknown>>,
  ) {}

  static async start(options: BffFixtureOptions = {}): Promise<BffFixture> {
    const closing: Array<() => Promise<unknown>> = [];
    try {
      return await BffFixture.prepare(options, closing);
    } catch (error) {
      // Nobody else could: what has started would outlive the test run.
      for (const close of closing) await close();
      throw error;
    }
  }

  private static async prepare(
    { documents = [CONTRACT_QUERY], talk = false }: BffFixtureOptions,
    closing: Array<() => Promise<unknown>>,
  ): Promise<BffFixture> {
    const folder = await mkdtemp(join(tmpdir(), 'girok-bff-'));
    closing.unshift(() => rm(folder, { recursive: true, force: true }));
    const engines = await startEngines({ dataDir: join(folder, 'engines'), only: ['valkey', 'nats'], durable: false });
    closing.unshift(() => engines.stop());
    const [identity, auth, personal, media, notification, feed, chat] = await Promise.all([
      TestIdentity.start(),
      createPostgresDatabase(),
      createPostgresDatabase(),
      createPostgresDatabase(),
      createPostgresDatabase(),
      createMongoDatabase(),
      createMongoDatabase(),
    ]);
    closing.unshift(() =>
      Promise.all([
        identity.stop(),
        ...[auth, personal, media, notification, feed, chat].map((database) => database.drop()),
      ]),
    );
    const names: ServiceName[] = [...ALWAYS, ...(talk ? TALK : [])];
    const ports = Object.fromEntries(
      await Promise.all(
        [...ALWAYS, ...TALK].map(async (name) => [name, { grpc: await freePort(), http: await freePort() }]),
      ),
    ) as Record<ServiceName, { grpc: number; http: number }>;
    const trusted = join(folder, 'trusted-documents.json');
    await writeFile(trusted, JSON.stringify(Object.fromEntries(documents.map((text) => [documentIdOf(text), text]))));

    const mediaUrl = `http://127.0.0.1:${ports['media-service'].http}`;
    const common = (name: string) => ({
      ...identity.env(name),
      NATS_URL: engines.env.NATS_URL ?? '',
      AUTH_JWKS_URL: `http://127.0.0.1:${ports['auth-service'].http}/.well-known/jwks.json`,
      AUTH_GRPC_ADDRESS: `127.0.0.1:${ports['auth-service'].grpc}`,
      FEED_GRPC_ADDRESS: `127.0.0.1:${ports['feed-service'].grpc}`,
      PERSONAL_GRPC_ADDRESS: `127.0.0.1:${ports['personal-service'].grpc}`,
      MEDIA_GRPC_ADDRESS: `127.0.0.1:${ports['media-service'].grpc}`,
      CHAT_GRPC_ADDRESS: `127.0.0.1:${ports['chat-service'].grpc}`,
      NOTIFICATION_GRPC_ADDRESS: `127.0.0.1:${ports['notification-service'].grpc}`,
      MATCHING_GRPC_ADDRESS: '127.0.0.1:1',
      MEDIA_URL: mediaUrl,
    });
    const push = createECDH('prime256v1');
    push.generateKeys();
    const { S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY } = sharedEngines();
    const own: Record<ServiceName, Record<string, string>> = {
      'auth-service': {
        AUTH_DATABASE_URL: auth.url,
        AUTH_REFRESH_KEY: randomBytes(32).toString('base64url'),
        AUTH_SEAL_KEY: randomBytes(32).toString('base64url'),
      },
      'personal-service': { PERSONAL_DATABASE_URL: personal.url },
      'feed-service': { MONGODB_URL: feed.url, MONGODB_DATABASE: feed.name },
      'chat-service': { MONGODB_URL: chat.url, MONGODB_DATABASE: chat.name },
      'notification-service': {
        NOTIFICATION_DATABASE_URL: notification.url,
        PUSH_VAPID_PUBLIC_KEY: push.getPublicKey('base64url'),
        PUSH_VAPID_PRIVATE_KEY: push.getPrivateKey('base64url'),
        WEB_URL: ORIGIN,
        NOTIFICATION_MESSAGE_DELAY_SECONDS: '1',
      },
      'media-service': {
        MEDIA_DATABASE_URL: media.url,
        MEDIA_URL_KEY,
        S3_ENDPOINT,
        S3_ACCESS_KEY,
        S3_SECRET_KEY,
        S3_BUCKET: `test-${randomUUID()}`,
      },
    };
    const started = await Promise.all(
      names.map(async (name) => {
        const { grpc, http } = ports[name];
        const env: Record<string, string> = {
          ...common(name),
          ...own[name],
          GRPC_PORT: `${grpc}`,
          HTTP_PORT: `${http}`,
        };
        const process = new ServiceProcess(`services/${name}`, env, `http://127.0.0.1:${http}`);
        closing.unshift(() => process.stop());
        await process.start();
        return [name, process] as const;
      }),
    );
    const another = async (settings: Record<string, string>) => {
      const port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      const process = new ServiceProcess(
        'services/gateway/graphql-bff',
        {
          ...common('graphql-bff'),
          HTTP_PORT: `${port}`,
          VALKEY_URL: engines.env.VALKEY_URL ?? '',
          MEDIA_URL_KEY,
          ALLOWED_ORIGINS: ORIGIN,
          TRUSTED_DOCUMENTS_FILE: trusted,
          RATE_LIMIT_REGISTER_POINTS: '1000',
          RATE_LIMIT_LOGIN_POINTS: '1000',
          RATE_LIMIT_QUERY_POINTS: '100000',
          RATE_LIMIT_MUTATION_POINTS: '100000',
          ...settings,
        },
        address,
      );
      closing.unshift(() => process.stop());
      await process.start();
      return { address, process };
    };
    const { address, process: bff } = await another({});
    const valkey = new Valkey(engines.env.VALKEY_URL ?? '');
    closing.unshift(async () => valkey.disconnect());
    const client = new ChatServiceClient(`127.0.0.1:${ports['chat-service'].grpc}`);
    closing.unshift(async () => client.close());
    const services = Object.fromEntries(started) as Record<ServiceName, ServiceProcess>;
    return new BffFixture(address, mediaUrl, services, bff, valkey, another, client, closing);
  }

  /** A browser that nobody has signed in with. */
  browser(address = this.address): Browser {
    return new Browser(address);
  }

  /** A browser in which a new person has registered. */
  async person(name = 'Ada', address = this.address): Promise<Browser> {
    const browser = this.browser(address);
    await browser.register(name);
    return browser;
  }

  /** How somebody calls a service without the BFF. */
  async as(browser: Browser): Promise<CallOptions> {
    return { as: (await this.stored(browser))?.accessToken ?? '', deadlineMs: 25_000 };
  }

  /** Gives a browser's copy of the session in Valkey another access token's end, as if that time had come. */
  async expireAccess(browser: Browser): Promise<void> {
    const key = sessionKey(browser);
    const session = JSON.parse((await this.valkey.hget(key, 'session')) ?? '{}') as Record<string, unknown>;
    await this.valkey.hset(key, 'session', JSON.stringify({ ...session, accessExpiresAt: Date.now() - 1000 }));
  }

  /** Stored tokens of a browser's session; null when there is no copy. */
  async stored(browser: Browser): Promise<{ generation: number; accessToken: string; refreshToken: string } | null> {
    const text = await this.valkey.hget(sessionKey(browser), 'session');
    return text ? JSON.parse(text) : null;
  }

  /** Calls made to a service so far, by method, as the BFF counts them. */
  async calls(address = this.address): Promise<Map<string, number>> {
    const text = await (await fetch(`${address}/metrics`)).text();
    const calls = new Map<string, number>();
    for (const line of text.split('\n')) {
      if (!line.startsWith('rpc_client_duration') || !line.includes('_count{')) continue;
      const method = /rpc_method="(\w+)"/.exec(line)?.[1];
      const count = Number(/\} (\d+)/.exec(line)?.[1]);
      if (method) calls.set(method, (calls.get(method) ?? 0) + count);
    }
    return calls;
  }

  /** Runs some work and tells the calls it made. */
  async callsDuring(work: () => Promise<unknown>, address = this.address): Promise<Record<string, number>> {
    const before = await this.calls(address);
    await work();
    const after = await this.calls(address);
    const made: Record<string, number> = {};
    for (const [method, count] of after) {
      const more = count - (before.get(method) ?? 0);
      if (more > 0) made[method] = more;
    }
    return made;
  }

  async stop(): Promise<void> {
    for (const close of this.closing) await close();
  }
}

export const sessionKey = (browser: Browser): string =>
  `bff:session:${createHash('sha256')
    .update(browser.sessionId ?? '')
    .digest('base64url')}`;

export { untilTrue };
