import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import { COMMON_OPTIONS, type CommonOptions } from '../app/common-options.js';

const LIFETIME_S = 300;
const RENEW_BEFORE_MS = 60_000;

/** Who this process is to other services: signs short-lived tokens with the service's own key (ES256). */
@Injectable()
export class ServiceIdentity {
  readonly name: string;
  readonly #keyFile: string;
  readonly #tokens = new Map<string, { token: string; renewAt: number }>();
  #key?: Promise<CryptoKey | Uint8Array>;

  constructor(@Inject(COMMON_OPTIONS) options: CommonOptions) {
    this.name = options.serviceName;
    this.#keyFile = options.config.SERVICE_KEY_FILE;
  }

  /** A token that `audience` (a service's name) accepts; the same one until a minute before it ends. */
  async tokenFor(audience: string): Promise<string> {
    const known = this.#tokens.get(audience);
    if (known && known.renewAt > Date.now()) return known.token;
    this.#key ??= this.#load();
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid: this.name, typ: 'JWT' })
      .setIssuer(this.name)
      .setSubject(`service:${this.name}`)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`)
      .sign(await this.#key);
    this.#tokens.set(audience, { token, renewAt: Date.now() + LIFETIME_S * 1000 - RENEW_BEFORE_MS });
    return token;
  }

  async #load(): Promise<CryptoKey | Uint8Array> {
    try {
      return await importJWK(JSON.parse(await readFile(this.#keyFile, 'utf8')) as JWK, 'ES256');
    } catch (cause) {
      this.#key = undefined;
      throw new Error('SERVICE_KEY_FILE does not hold a private key that can be read', { cause });
    }
  }
}
