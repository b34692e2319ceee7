import { readFile } from 'node:fs/promises';
import { COMMON_CODES } from '@my-girok/types';
import { Inject, Injectable } from '@nestjs/common';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { COMMON_OPTIONS, type CommonOptions } from '../app/common-options.js';
import { DomainError, UnavailableError } from '../errors/domain-error.js';
import type { Caller } from './caller.js';

export const PERSON_ISSUER = 'auth-service';
export const PERSON_AUDIENCE = 'my-girok';

const CACHE_SIZE = 5000;
const CLOCK_SKEW_S = 5;
const REREAD_KEYS_MS = 2000;

/** Verifies bearer tokens (RFC 9068 in spirit, ES256 only). Signatures are checked once per token, ends every time. */
@Injectable()
export class TokenVerifier {
  readonly #service: string;
  readonly #servicesFile: string;
  readonly #personKeys: JWTVerifyGetKey;
  readonly #verified = new Map<string, { caller: Caller; endsAt: number }>();
  #serviceKeys?: { get: JWTVerifyGetKey; readAt: number };

  constructor(@Inject(COMMON_OPTIONS) options: CommonOptions) {
    this.#service = options.serviceName;
    this.#servicesFile = options.config.SERVICES_JWKS_FILE;
    this.#personKeys = createRemoteJWKSet(new URL(options.config.AUTH_JWKS_URL), {
      cooldownDuration: 1000,
      timeoutDuration: 2000,
      cacheMaxAge: 600_000,
    });
  }

  /**
   * Who bears the token.
   * @throws DomainError unauthenticated COMMON_UNAUTHENTICATED for any token that is not good
   * @throws UnavailableError while auth-service's keys cannot be had
   */
  async verify(token: string): Promise<Caller> {
    const known = this.#verified.get(token);
    if (known) {
      if (known.endsAt > Date.now()) return known.caller;
      this.#verified.delete(token);
      throw refused();
    }
    const { caller, payload } = await this.#check(token).catch((cause: unknown) => {
      if (cause instanceof DomainError) throw cause;
      if (isOutage(cause)) throw new UnavailableError("auth-service's keys cannot be had", { cause });
      throw refused(cause);
    });
    if (this.#verified.size >= CACHE_SIZE) this.#verified.delete(this.#verified.keys().next().value as string);
    this.#verified.set(token, { caller, endsAt: ((payload.exp ?? 0) + CLOCK_SKEW_S) * 1000 });
    return caller;
  }

  async #check(token: string): Promise<{ caller: Caller; payload: JWTPayload }> {
    return decodeJwt(token).sub?.startsWith('service:') ? this.#checkService(token) : this.#checkPerson(token);
  }

  async #checkPerson(token: string) {
    const { payload } = await jwtVerify(token, this.#personKeys, {
      algorithms: ['ES256'],
      issuer: PERSON_ISSUER,
      audience: PERSON_AUDIENCE,
      clockTolerance: CLOCK_SKEW_S,
      requiredClaims: ['sub', 'sid', 'exp'],
    });
    const roles = Array.isArray(payload.roles) ? payload.roles.filter((role) => typeof role === 'string') : [];
    const caller: Caller = {
      kind: 'person',
      userId: payload.sub as string,
      sessionId: String(payload.sid),
      roles,
      token,
    };
    return { caller, payload };
  }

  async #checkService(token: string) {
    const name = (decodeJwt(token).sub as string).slice('service:'.length);
    // A key speaks for its own service only.
    if (decodeProtectedHeader(token).kid !== name) throw refused();
    const verify = async () =>
      jwtVerify(token, await this.#keysOfServices(), {
        algorithms: ['ES256'],
        issuer: name,
        audience: this.#service,
        clockTolerance: CLOCK_SKEW_S,
        requiredClaims: ['sub', 'exp'],
      });
    const { payload } = await verify().catch((error: unknown) => {
      // The file may have gained a service or a new key since it was read.
      const stale = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed;
      if (!stale || Date.now() - (this.#serviceKeys?.readAt ?? 0) < REREAD_KEYS_MS) throw error;
      this.#serviceKeys = undefined;
      return verify();
    });
    const caller: Caller = { kind: 'service', name };
    return { caller, payload };
  }

  async #keysOfServices(): Promise<JWTVerifyGetKey> {
    if (!this.#serviceKeys) {
      const set = JSON.parse(await readFile(this.#servicesFile, 'utf8')) as JSONWebKeySet;
      this.#serviceKeys = { get: createLocalJWKSet(set), readAt: Date.now() };
    }
    return this.#serviceKeys.get;
  }
}

function refused(cause?: unknown): DomainError {
  return new DomainError('unauthenticated', COMMON_CODES.unauthenticated, 'The token is not valid', { cause });
}

function isOutage(error: unknown): boolean {
  // fetch fails with a TypeError; jose says JWKSTimeout, or a plain JOSEError for an answer other than 200.
  return (
    error instanceof errors.JWKSTimeout ||
    (error instanceof TypeError && error.message.includes('fetch')) ||
    (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') ||
    (error as NodeJS.ErrnoException).code === 'ENOENT'
  );
}
