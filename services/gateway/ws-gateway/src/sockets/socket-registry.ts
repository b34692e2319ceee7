import { Inject, Injectable } from '@nestjs/common';
import { type Config, WS_CONFIG } from '../config.js';
import type { PersonSocket } from './person-socket.js';
import { openSockets } from './socket-metrics.js';

/** Every socket of this node, by session and by person. */
@Injectable()
export class SocketRegistry {
  readonly #bySession = new Map<string, Set<PersonSocket>>();
  readonly #perPerson = new Map<string, number>();
  #open = 0;

  constructor(@Inject(WS_CONFIG) private readonly config: Config) {}

  /** Whether one more socket of this session may be open. */
  hasRoom(userId: string, sessionId: string): boolean {
    const { LIMIT_SOCKETS, LIMIT_SOCKETS_PER_PERSON, LIMIT_SOCKETS_PER_SESSION } = this.config;
    return (
      this.#open < LIMIT_SOCKETS &&
      (this.#perPerson.get(userId) ?? 0) < LIMIT_SOCKETS_PER_PERSON &&
      (this.#bySession.get(sessionId)?.size ?? 0) < LIMIT_SOCKETS_PER_SESSION
    );
  }

  /** Knows a socket from here on until it is disconnected. */
  add(socket: PersonSocket): void {
    const { userId, sessionId } = socket.data;
    const ofSession = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, ofSession.add(socket));
    this.#perPerson.set(userId, (this.#perPerson.get(userId) ?? 0) + 1);
    this.#open++;
    openSockets.add(1, { namespace: socket.nsp.name });
    socket.once('disconnect', () => this.#remove(socket));
  }

  get sessionIds(): string[] {
    return [...this.#bySession.keys()];
  }

  ofSession(sessionId: string): PersonSocket[] {
    return [...(this.#bySession.get(sessionId) ?? [])];
  }

  #remove(socket: PersonSocket): void {
    const { userId, sessionId } = socket.data;
    const ofSession = this.#bySession.get(sessionId);
    ofSession?.delete(socket);
    if (ofSession?.size === 0) this.#bySession.delete(sessionId);
    const left = (this.#perPerson.get(userId) ?? 1) - 1;
    if (left > 0) this.#perPerson.set(userId, left);
    else this.#perPerson.delete(userId);
    this.#open--;
    openSockets.add(-1, { namespace: socket.nsp.name });
  }
}
