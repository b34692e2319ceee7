import type { IncomingMessage } from 'node:http';
import { DomainError, logger, RevocationList } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, WS_CONFIG } from '../config.js';
import { ClientAddress } from './client-address.js';
import { closeSocket } from './close-socket.js';
import { FrameLimits } from './frame-limits.js';
import { Handshake } from './handshake.use-case.js';
import type { PersonSocket } from './person-socket.js';
import { refusedHandshakes } from './socket-metrics.js';
import { SocketRegistry } from './socket-registry.js';
import { socketsErrors } from './sockets.errors.js';
import { TokenBuckets } from './token-bucket.js';

/** The door: who may connect, and how what is refused is told. */
@Injectable()
export class LetIn {
  readonly #origins: ReadonlySet<string>;
  readonly #addresses: ClientAddress;
  readonly #attempts: TokenBuckets;
  #stopping = false;

  constructor(
    private readonly handshake: Handshake,
    private readonly registry: SocketRegistry,
    private readonly limits: FrameLimits,
    private readonly revocations: RevocationList,
    @Inject(WS_CONFIG) config: Config,
  ) {
    this.#origins = new Set(config.ALLOWED_ORIGINS);
    this.#addresses = new ClientAddress(config.TRUST_PROXY);
    this.#attempts = new TokenBuckets(config.LIMIT_ATTEMPTS_PER_SECOND, config.LIMIT_ATTEMPTS_BURST);
  }

  /** From here on nobody is let in. */
  stop(): void {
    this.#stopping = true;
  }

  /** The code with which the first request of a connection is refused, or null. Whoever sends no Origin is no page. */
  refuseRequest(request: IncomingMessage): string | null {
    const refusal = this.#refusalOf(request);
    if (!refusal) return null;
    refusedHandshakes.add(1, { code: refusal.code });
    return refusal.code;
  }

  /** Makes a socket its person's, or gives the error that refuses it. */
  async run(socket: PersonSocket): Promise<Error | undefined> {
    try {
      if (this.#stopping) throw socketsErrors.draining();
      this.#countAttempt(socket.request);
      socket.data = await this.handshake.run(socket.nsp.name, socket.handshake.auth);
      return undefined;
    } catch (error) {
      return this.#refused(this.#toRefusal(error));
    }
  }

  refusalOfRoot(): Error {
    return this.#refused(socketsErrors.ticketInvalid());
  }

  /** Counts a socket that was let in. False where what the handshake found has changed meanwhile: it is closed then. */
  admit(socket: PersonSocket): boolean {
    const { userId, sessionId } = socket.data;
    if (this.#stopping) closeSocket(socket, 'WS_DRAINING', 0);
    else if (this.revocations.isRevoked(sessionId)) closeSocket(socket, 'WS_SIGNED_OUT', null);
    else if (!this.registry.hasRoom(userId, sessionId)) closeSocket(socket, 'WS_TOO_MANY_SOCKETS', null);
    else {
      this.registry.add(socket);
      this.limits.guard(socket);
      return true;
    }
    return false;
  }

  #refusalOf(request: IncomingMessage): DomainError | null {
    const { origin } = request.headers;
    if (origin !== undefined && !this.#origins.has(origin)) return socketsErrors.originRefused();
    if (this.#stopping) return socketsErrors.draining();
    try {
      this.#countAttempt(request);
      return null;
    } catch (error) {
      return error as DomainError;
    }
  }

  #countAttempt(request: IncomingMessage): void {
    const now = Date.now();
    const bucket = this.#attempts.of(this.#addresses.of(request), now);
    if (!bucket.take(1, now)) throw socketsErrors.tooManyAttempts(bucket.secondsUntil(1, now));
  }

  #refused({ code, details }: DomainError): Error {
    refusedHandshakes.add(1, { code });
    return Object.assign(new Error(code), { data: { code, ...details } });
  }

  #toRefusal(error: unknown): DomainError {
    if (error instanceof DomainError && error.kind === 'outage' && !error.code.startsWith('WS_'))
      return socketsErrors.unavailable(error);
    if (error instanceof DomainError && error.kind !== 'internal') return error;
    logger.error({ err: error }, 'A handshake failed');
    return socketsErrors.unavailable(error);
  }
}
