import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { PERSON_AUDIENCE, PERSON_ISSUER } from '../identity/token-verifier.js';
import { engines } from './engines.js';

export interface PersonTokenOptions {
  sessionId?: string;
  roles?: string[];
  /** jose's notation. Default 5m. */
  expiresIn?: string;
}

/** Keys for persons and services, made for a test, with the JWKS server and files that services read them from. */
export class TestIdentity {
  private constructor(
    private readonly personKey: CryptoKey,
    private readonly serviceKeys: Map<string, CryptoKey>,
    private readonly folder: string,
    private readonly server: Server,
  ) {}

  /** Makes keys for the named services; every process of ours may be named. */
  static async start(
    services = [
      'auth-service',
      'personal-service',
      'feed-service',
      'media-service',
      'chat-service',
      'matching-service',
      'notification-service',
      'graphql-bff',
      'ws-gateway',
      'test-service',
    ],
  ): Promise<TestIdentity> {
    const folder = await mkdtemp(join(tmpdir(), 'girok-identity-'));
    const person = await generateKeyPair('ES256', { extractable: true });
    const personJwk = { ...(await exportJWK(person.publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
    const keys = new Map<string, CryptoKey>();
    const jwks: JWK[] = [];
    for (const name of services) {
      const pair = await generateKeyPair('ES256', { extractable: true });
      keys.set(name, pair.privateKey);
      jwks.push({ ...(await exportJWK(pair.publicKey)), kid: name, alg: 'ES256', use: 'sig' });
      await writeFile(
        join(folder, `${name}.jwk`),
        JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid: name }),
        { mode: 0o600 },
      );
    }
    await writeFile(join(folder, 'services.jwks'), JSON.stringify({ keys: jwks }));
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [personJwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TestIdentity(person.privateKey, keys, folder, server);
  }

  /** Where the public key of persons' tokens is served. */
  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks.json`;
  }

  /** An access token as auth-service would make it. */
  personToken(userId: string, options: PersonTokenOptions = {}): Promise<string> {
    return new SignJWT({ sid: options.sessionId ?? randomUUID(), roles: options.roles ?? [] })
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setIssuer(PERSON_ISSUER)
      .setAudience(PERSON_AUDIENCE)
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(options.expiresIn ?? '5m')
      .sign(this.personKey);
  }

  /** A service's own token for calling `audience`. */
  serviceToken(name: string, audience: string): Promise<string> {
    const key = this.serviceKeys.get(name);
    if (!key) throw new Error(`TestIdentity was started without ${name}`);
    return new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid: name })
      .setIssuer(name)
      .setSubject(`service:${name}`)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(key);
  }

  /** What `loadConfig` needs for the common part of a service's configuration; spread it and add the service's own. */
  env(service: string): Record<string, string> {
    return {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      NATS_URL: engines().NATS_URL,
      AUTH_JWKS_URL: this.jwksUrl,
      AUTH_GRPC_ADDRESS: '127.0.0.1:1',
      SERVICE_KEY_FILE: join(this.folder, `${service}.jwk`),
      SERVICES_JWKS_FILE: join(this.folder, 'services.jwks'),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    };
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }
}
