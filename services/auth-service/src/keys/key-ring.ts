import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Database } from '@my-girok/nest-common';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { calculateJwkThumbprint, exportJWK, type JSONWebKeySet, type JWK } from 'jose';
import { Kysely } from 'kysely';
import { AUTH_CONFIG, type AuthConfig } from '../config.js';
import type { AuthDatabase } from '../database.js';
import { SecretBox } from '../seal/secret-box.js';
import { isPublished, type KeyTimes, nextKeyTimes, signingKey } from './key-schedule.js';
import { SigningKeysRepository, type StoredKey } from './signing-keys.repository.js';

const RELOAD_MS = 60_000;

interface LoadedKey extends KeyTimes {
  publicJwk: JWK;
  privateKey: KeyObject;
}

/** The ES256 key pairs, the same for all instances: kept encrypted in PostgreSQL, rotated on a schedule, known by thumbprint (RFC 7638). */
@Injectable()
export class KeyRing implements OnModuleInit, OnModuleDestroy {
  private keys: LoadedKey[] = [];
  private readonly box: SecretBox;
  private readonly log = new Logger(KeyRing.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly repository: SigningKeysRepository,
    @Inject(AUTH_CONFIG) config: AuthConfig,
  ) {
    this.box = new SecretBox(config.AUTH_SEAL_KEY, 'signing-keys');
  }

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => {
      this.reload().catch((error: unknown) => this.log.error({ err: error }, 'Signing keys could not be reloaded'));
    }, RELOAD_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The key that signs now. */
  current(): { kid: string; privateKey: KeyObject } {
    const key = signingKey(this.keys, new Date());
    if (!key) throw new Error('No signing key is valid now; the database has been out of reach for long');
    return key;
  }

  /** What verifiers need: the keys that sign, will sign, or signed tokens that may still be alive. */
  published(): JSONWebKeySet {
    const now = new Date();
    return { keys: this.keys.filter((key) => isPublished(key, now)).map((key) => key.publicJwk) };
  }

  /** Makes the next key when it is due, forgets those that nothing alive was signed with, loads the rest. */
  private async reload(): Promise<void> {
    const stored = await this.db.transaction().execute(async (tx) => {
      await this.repository.lock(tx);
      const now = new Date();
      const known = await this.repository.findAll(tx);
      const over = known.filter((key) => !isPublished(key, now));
      await this.repository.delete(
        tx,
        over.map((key) => key.kid),
      );
      const due = nextKeyTimes(known, now);
      const made = due && (await this.make(due));
      if (made) await this.repository.insert(tx, made, now);
      return [...known.filter((key) => !over.includes(key)), ...(made ? [made] : [])];
    });
    this.keys = stored.map((key) => this.keys.find(({ kid }) => kid === key.kid) ?? this.load(key));
  }

  private async make(times: Omit<KeyTimes, 'kid'>): Promise<StoredKey> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
    return {
      ...times,
      kid,
      publicJwk: { ...jwk, kid, alg: 'ES256', use: 'sig' },
      privateKeySealed: this.box.close(pkcs8, kid),
    };
  }

  private load({ privateKeySealed, ...key }: StoredKey): LoadedKey {
    const der = this.box.open(privateKeySealed, key.kid);
    return { ...key, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
  }
}
