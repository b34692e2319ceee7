import { createHash } from 'node:crypto';
import { logger, RateLimiter } from '@my-girok/nest-common';
import type { AuthServiceClient, LoginRequest, RegisterRequest, Tokens } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CLIENT } from '../clients/clients.js';
import { BFF_CONFIG, type Config } from '../config.js';
import { type Operation, writeAs } from '../operation/operation.js';
import { deviceOf } from './device.js';
import { sessionFrom } from './session.js';
import { SessionStore } from './session.store.js';
import { hashOf, newSessionId } from './session-id.js';

/** Opens a session by registration or password and gives the browser its cookie; the tokens stay here. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient,
    private readonly store: SessionStore,
    private readonly limiter: RateLimiter,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  async register(
    input: Pick<RegisterRequest, 'email' | 'password' | 'name' | 'locale'>,
    operation: Operation,
  ): Promise<void> {
    const { RATE_LIMIT_REGISTER_POINTS: points, RATE_LIMIT_REGISTER_SECONDS: seconds } = this.config;
    await this.limiter.consume(`register:${operation.address}`, { points, seconds });
    await this.open(operation, (session) => this.auth.register({ ...input, ...session }, this.asItself(operation)));
  }

  async login({ email, password }: Pick<LoginRequest, 'email' | 'password'>, operation: Operation): Promise<void> {
    const { RATE_LIMIT_LOGIN_POINTS: points, RATE_LIMIT_LOGIN_SECONDS: seconds } = this.config;
    // Before hashing: a password check costs tens of milliseconds of CPU.
    await this.limiter.consume(`login:${operation.address}`, { points, seconds });
    const { RATE_LIMIT_LOGIN_ACCOUNT_POINTS: accountPoints } = this.config;
    await this.limiter.consume(`login-account:${accountKey(email)}`, { points: accountPoints, seconds });
    await this.open(operation, (session) => this.auth.login({ email, password, ...session }, this.asItself(operation)));
  }

  private async open(
    operation: Operation,
    call: (session: {
      sessionHash: Buffer;
      device: { browser: string; system: string };
    }) => Promise<{ tokens: Tokens | undefined }>,
  ): Promise<void> {
    const id = newSessionId();
    const sessionHash = hashOf(id);
    const session = sessionFrom((await call({ sessionHash, device: deviceOf(operation.userAgent) })).tokens);
    // The session is already open: without Valkey the next request resumes it from auth-service.
    await this.store.put(sessionHash, session).catch((error) => logger.warn({ err: error }, 'session copy not stored'));
    operation.setSessionCookie(id, new Date(session.sessionExpiresAt));
    await this.endFormer(operation);
  }

  /** The browser forgets its former session with this answer; nobody could end it later but from the list of devices. */
  private async endFormer(operation: Operation): Promise<void> {
    if (!operation.viewer || !operation.sessionHash) return;
    try {
      await this.auth.logout({}, writeAs(operation));
      await this.store.revoke(operation.sessionHash);
    } catch (error) {
      logger.warn({ err: error }, 'former session not ended');
    }
  }

  private asItself({ deadline }: Operation) {
    return { deadline };
  }
}

/** Accounts are counted without keeping their address. */
const accountKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
