import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { attemptLifeMs, isUsable, type SessionCopy } from './session.js';
import { SessionStore } from './session.store.js';
import { SessionsClient } from './sessions.client.js';

/** How long to wait for the node that began the rotation before repeating it. */
const waitForOthersMs = 1500;
const pollMs = 50;

/**
 * Renews a session's tokens, once whatever the parallel requests: requests of this process share one promise, nodes
 * share one attempt, which is stored before it is made. A crash between rotation and storage therefore costs nothing:
 * the next request repeats the same attempt, or resumes the session once the attempt is too old to repeat.
 */
@Injectable()
export class RefreshSession {
  private readonly running = new Map<string, Promise<SessionCopy | null>>();

  constructor(
    private readonly store: SessionStore,
    private readonly auth: SessionsClient,
  ) {}

  /** The session with a usable access token; null when it has ended. */
  run(hash: Buffer, stale: SessionCopy): Promise<SessionCopy | null> {
    return this.shared(hash, () => this.refresh(hash, stale));
  }

  /** The session from auth-service after our copy was lost; null when there is none. */
  resume(hash: Buffer): Promise<SessionCopy | null> {
    return this.shared(hash, async () => {
      const resumed = await endedAsNull(() => this.auth.resume(hash));
      return resumed ? this.keep(hash, resumed) : null;
    });
  }

  private shared(hash: Buffer, work: () => Promise<SessionCopy | null>): Promise<SessionCopy | null> {
    const key = hash.toString('base64url');
    let promise = this.running.get(key);
    if (!promise) {
      promise = work().finally(() => this.running.delete(key));
      this.running.set(key, promise);
    }
    return promise;
  }

  private async refresh(hash: Buffer, stale: SessionCopy): Promise<SessionCopy | null> {
    const attempt = await this.store.attempt(hash, stale.generation, randomUUID());
    if (!attempt) return this.current(hash);
    if (!attempt.ours) {
      const newer = await this.awaitNewer(hash, stale.generation);
      if (newer !== undefined) return newer;
    }
    try {
      const tooOld = Date.now() - attempt.startedAt > attemptLifeMs;
      const renewed = await endedAsNull(() =>
        tooOld ? this.auth.resume(hash) : this.auth.refresh(stale.refreshToken, attempt.id),
      );
      if (renewed) return await this.keep(hash, renewed);
    } catch (error) {
      // Nobody is signed out because auth-service is away: the old token serves to its end.
      if (error instanceof UnavailableError && isUsable(stale)) return stale;
      throw error;
    }
    await this.store.revoke(hash);
    return null;
  }

  /** What another node stored meanwhile; undefined when it has not within the time we wait. */
  private async awaitNewer(hash: Buffer, generation: number): Promise<SessionCopy | null | undefined> {
    for (const end = Date.now() + waitForOthersMs; Date.now() < end; await sleep(pollMs)) {
      const stored = await this.store.get(hash);
      if (stored.state === 'revoked') return null;
      if (stored.state === 'absent') return undefined;
      if (stored.session.generation > generation) return stored.session;
    }
    return undefined;
  }

  /** Stores new tokens unless a newer generation or a revocation came first, and tells what holds now. */
  private async keep(hash: Buffer, session: SessionCopy): Promise<SessionCopy | null> {
    return (await this.store.put(hash, session)) ? session : this.current(hash);
  }

  private async current(hash: Buffer): Promise<SessionCopy | null> {
    const stored = await this.store.get(hash);
    if (stored.state === 'found') return stored.session;
    if (stored.state === 'revoked') return null;
    const resumed = await endedAsNull(() => this.auth.resume(hash));
    return resumed && (await this.store.put(hash, resumed)) ? resumed : null;
  }
}

/**
 * auth-service's word that the session has ended; an outage says nothing about it, and neither does a refusal of this
 * process itself (a wrong key, clocks apart), which must not sign everybody out: it counts as an outage.
 */
async function endedAsNull<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (sessionEnded.has(error.code)) return null;
    if (refusal.has(error.kind)) throw new UnavailableError('auth-service refuses the BFF itself', { cause: error });
    throw error;
  }
}

const sessionEnded: ReadonlySet<string> = new Set([
  'AUTH_SESSION_ENDED',
  'AUTH_REFRESH_TOKEN_INVALID',
  'AUTH_REFRESH_TOKEN_REUSED',
]);
const refusal: ReadonlySet<string> = new Set(['unauthenticated', 'forbidden']);
