import { logger, RevocationList } from '@my-girok/nest-common';
import type { AuthServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AUTH_CLIENT } from '../clients/clients.js';
import { type Config, WS_CONFIG } from '../config.js';
import { closeSocket } from './close-socket.js';
import { SocketRegistry } from './socket-registry.js';

const tickMs = 500;
/** While revocations cannot be followed, sessions are looked at so often. */
const gapCheckMs = 10_000;
/** Those who were closed because nobody could tell come back over this time. */
const returnMs = 10_000;

/**
 * Closes the sockets of sessions that end. Revocations close at once; besides, all sessions are looked at every five minutes, while
 * revocations cannot be followed, and after each such gap. Those of whom nobody can tell in half a minute are closed.
 */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, OnModuleDestroy {
  /** Session → since when it should be looked at. */
  readonly #due = new Map<string, number>();
  #timer?: NodeJS.Timeout;
  #nextCheckAt = 0;
  #inGap = false;
  #checking = false;
  #unsubscribe?: () => void;

  constructor(
    private readonly registry: SocketRegistry,
    private readonly revocations: RevocationList,
    @Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient,
    @Inject(WS_CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.#unsubscribe = this.revocations.onRevoked((sessionId) => this.#close(sessionId));
    this.#nextCheckAt = Date.now() + this.config.SESSION_CHECK_MS;
    this.#timer = setInterval(() => this.#tick(Date.now()), tickMs);
    this.#timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
    this.#unsubscribe?.();
  }

  #tick(now: number): void {
    const isCurrent = this.revocations.isCurrent();
    const gapBeganOrEnded = isCurrent === this.#inGap;
    this.#inGap = !isCurrent;
    if (gapBeganOrEnded || now >= this.#nextCheckAt) {
      this.#nextCheckAt = now + (isCurrent ? this.config.SESSION_CHECK_MS : gapCheckMs);
      for (const sessionId of this.registry.sessionIds) if (!this.#due.has(sessionId)) this.#due.set(sessionId, now);
    }
    this.#giveUp(now);
    if (this.#due.size > 0 && !this.#checking) void this.#check();
  }

  #giveUp(now: number): void {
    for (const [sessionId, since] of this.#due) {
      if (now - since < this.config.SESSION_PATIENCE_MS) continue;
      this.#due.delete(sessionId);
      for (const socket of this.registry.ofSession(sessionId))
        closeSocket(socket, 'WS_SESSION_UNCHECKED', Math.round(Math.random() * returnMs));
    }
  }

  async #check(): Promise<void> {
    this.#checking = true;
    try {
      const sessionIds = [...this.#due.keys()];
      for (let from = 0; from < sessionIds.length; from += LIMITS.batchMax)
        await this.#checkSome(sessionIds.slice(from, from + LIMITS.batchMax));
    } catch (error) {
      logger.debug({ err: error }, 'sessions could not be checked');
    } finally {
      this.#checking = false;
    }
  }

  async #checkSome(sessionIds: string[]): Promise<void> {
    const live = new Set((await this.auth.checkSessions({ sessionIds })).liveSessionIds);
    for (const sessionId of sessionIds) {
      this.#due.delete(sessionId);
      if (!live.has(sessionId)) this.#close(sessionId);
    }
  }

  #close(sessionId: string): void {
    for (const socket of this.registry.ofSession(sessionId)) closeSocket(socket, 'WS_SIGNED_OUT', null);
  }
}
