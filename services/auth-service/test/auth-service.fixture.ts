import { createHash, randomBytes } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { createPostgresDatabase, freePort, TestIdentity } from '@my-girok/nest-common/testing';
import {
  AuthServiceClient,
  type CallOptions,
  type RegisterRequest,
  type RegisterResponse,
  type Tokens,
} from '@my-girok/proto';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type AuthConfig, readConfig } from '../src/config.js';
import type { AuthDatabase } from '../src/database.js';
import { startAuthService } from '../src/service.js';

/** Refusals as a test compares them. */
export interface Refusal {
  code: string;
  kind: string;
  field?: string;
}

export const PASSWORD = 'seoul rain and warm bread';

/** The real auth-service on free ports with a database of its own, and a client of its own. */
export class AuthFixture {
  private constructor(
    readonly client: AuthServiceClient,
    /** The tables, for what only they can say. */
    readonly db: Kysely<AuthDatabase>,
    readonly config: AuthConfig,
    readonly identity: TestIdentity,
    private readonly closing: Array<() => Promise<unknown>>,
  ) {}

  static async start(): Promise<AuthFixture> {
    const closing: Array<() => Promise<unknown>> = [];
    const identity = await TestIdentity.start();
    closing.unshift(() => identity.stop());
    const database = await createPostgresDatabase();
    closing.unshift(() => database.drop());
    const [grpc, http] = [await freePort(), await freePort()];
    const config = readConfig({
      ...identity.env('auth-service'),
      AUTH_JWKS_URL: `http://127.0.0.1:${http}/.well-known/jwks.json`,
      AUTH_GRPC_ADDRESS: `127.0.0.1:${grpc}`,
      AUTH_DATABASE_URL: database.url,
      AUTH_REFRESH_KEY: randomBytes(32).toString('base64'),
      AUTH_SEAL_KEY: randomBytes(32).toString('base64url'),
      GRPC_PORT: `${grpc}`,
      HTTP_PORT: `${http}`,
    });
    const app = await startAuthService(config, { signals: false });
    closing.unshift(() => app.close());
    const client = new AuthServiceClient(`127.0.0.1:${grpc}`);
    closing.unshift(async () => client.close());
    const db = new Kysely<AuthDatabase>({
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, max: 2 }) }),
    });
    closing.unshift(() => db.destroy());
    return new AuthFixture(client, db, config, identity, closing);
  }

  async stop(): Promise<void> {
    for (const close of this.closing) await close();
  }

  /** How the BFF calls. */
  async bff(): Promise<CallOptions> {
    return this.service('graphql-bff');
  }

  async service(name: string): Promise<CallOptions> {
    return { as: await this.identity.serviceToken(name, 'auth-service'), deadlineMs: 20_000 };
  }

  /** How a person calls. */
  person(tokens: Tokens): CallOptions {
    return { as: tokens.accessToken, deadlineMs: 20_000 };
  }

  /** A new person, signed in. */
  async register(
    over: Partial<RegisterRequest> = {},
  ): Promise<Required<{ [K in keyof RegisterResponse]: NonNullable<RegisterResponse[K]> }>> {
    const { user, tokens } = await this.client.register(registration(over), await this.bff());
    return { user: present(user), tokens: present(tokens) };
  }

  /** Signs a registered person in once more. */
  async login(
    email: string,
    over: { password?: string; sessionHash?: Buffer; device?: { browser: string; system: string } } = {},
  ): Promise<Tokens> {
    const { tokens } = await this.client.login(
      { email, password: PASSWORD, sessionHash: cookie(), ...over },
      await this.bff(),
    );
    return present(tokens);
  }

  get http(): string {
    return `http://127.0.0.1:${this.config.HTTP_PORT}`;
  }

  /** How many passwords have been compared, by the service's own metric. */
  verifications(): Promise<number> {
    return this.hashes('verify');
  }

  /** How many argon2id computations there were for a purpose. */
  async hashes(purpose: 'hash' | 'verify'): Promise<number> {
    const text = await (await fetch(`${this.http}/metrics`)).text();
    const line = text
      .split('\n')
      .find((each) => each.startsWith('auth_password_hashes_total{') && each.includes(`purpose="${purpose}"`));
    return Number(line?.split('} ')[1]?.split(' ')[0] ?? 0);
  }
}

/** What Register takes, right in everything. */
export function registration(over: Partial<RegisterRequest> = {}): RegisterRequest {
  return {
    email: address(),
    password: PASSWORD,
    name: 'Kim Minseo',
    locale: 'ko',
    sessionHash: cookie(),
    device: { browser: 'Firefox', system: 'Linux' },
    ...over,
  };
}

/** An address that nobody has. */
export function address(): string {
  return `person-${randomBytes(6).toString('hex')}@example.com`;
}

/** The digest of a new cookie. */
export function cookie(): Buffer {
  return createHash('sha256').update(randomBytes(32)).digest();
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
  const read = (key: string) => error.metadata.get(key)[0]?.toString();
  const field = read('error-field');
  return { code: read('error-code') ?? error.message, kind: read('error-kind') ?? '', ...(field && { field }) };
}
