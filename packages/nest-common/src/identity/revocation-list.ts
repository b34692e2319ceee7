import { AuthServiceClient } from '@my-girok/proto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { COMMON_OPTIONS, type CommonOptions } from '../app/common-options.js';
import { EventFollower } from '../events/event-follower.js';
import type { Following } from '../events/following.js';
import { Nats } from '../events/nats-connection.js';
import { GrpcClientFactory } from '../grpc/grpc-client.factory.js';
import type { PersonCaller } from './caller.js';
import type { SessionCheck } from './session-check.js';

/** Access tokens live five minutes; a minute more covers clocks and delivery. */
const REMEMBER_MS = 6 * 60_000;
const SWEEP_MS = 60_000;

/**
 * The sessions revoked in the last six minutes, followed on JetStream. While it cannot be current, auth-service is asked
 * about each token, and the caller is refused with UNAVAILABLE when that is away too.
 */
@Injectable()
export class RevocationList implements SessionCheck, OnModuleDestroy {
  readonly #revoked = new Map<string, number>();
  readonly #listeners = new Set<(sessionId: string) => void>();
  readonly #auth: AuthServiceClient;
  #following?: Following;
  #sweep?: NodeJS.Timeout;

  constructor(
    @Inject(COMMON_OPTIONS) options: CommonOptions,
    factory: GrpcClientFactory,
    private readonly follower: EventFollower,
    private readonly nats: Nats,
  ) {
    this.#auth = factory.create(AuthServiceClient, {
      address: options.config.AUTH_GRPC_ADDRESS,
      target: 'auth-service',
      deadlineMs: 2000,
      idempotent: ['validateToken'],
    });
  }

  /** Called once by `configureApp` when NATS is enabled. */
  start(): void {
    this.#following = this.follower.follow({
      types: ['session.revoked'],
      sinceMs: REMEMBER_MS,
      onEvent: ({ data, event }) => this.#add(data.sessionId, event.time.valueOf()),
    });
    this.#sweep = setInterval(() => this.#forget(), SWEEP_MS);
    this.#sweep.unref();
  }

  /** Resolves as soon as the list has caught up; until then auth-service would be asked about every token. */
  async whenCurrent(): Promise<void> {
    await this.#following?.whenCurrent();
  }

  /** Calls back for every session that is revoked, at least once. */
  onRevoked(listener: (sessionId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether a session was revoked lately. Where it was not, the answer counts only while the list is current. */
  isRevoked(sessionId: string): boolean {
    return this.#revoked.has(sessionId);
  }

  /** Whether what is not on the list has not been revoked lately. No grace: what was revoked in a gap of seconds would be let in. */
  isCurrent(): boolean {
    return this.nats.isUp && this.#following?.isCurrent() === true;
  }

  async isLive(caller: PersonCaller): Promise<boolean> {
    if (this.#revoked.has(caller.sessionId)) return false;
    if (this.isCurrent()) return true;
    const { valid } = await this.#auth.validateToken({ accessToken: caller.token });
    return valid;
  }

  onModuleDestroy(): void {
    clearInterval(this.#sweep);
  }

  #add(sessionId: string, at: number): void {
    if (Date.now() - at > REMEMBER_MS) return;
    const known = this.#revoked.has(sessionId);
    this.#revoked.set(sessionId, at + REMEMBER_MS);
    if (!known) for (const listener of this.#listeners) listener(sessionId);
  }

  #forget(): void {
    const now = Date.now();
    for (const [sessionId, until] of this.#revoked) if (until < now) this.#revoked.delete(sessionId);
  }
}
