import { Injectable } from '@nestjs/common';
import type { PersonSocket } from '../../sockets/person-socket.js';
import { Standing } from './standing.js';

/** Somebody with sockets of `/matching` on this node. */
export class MatchingPerson {
  readonly sockets = new Set<PersonSocket>();
  readonly standing = new Standing();

  constructor(readonly userId: string) {}

  /** In whose name the owner is asked; undefined when the last socket has gone. */
  get actor(): { userId: string; sessionId: string } | undefined {
    for (const { data } of this.sockets) return { userId: this.userId, sessionId: data.sessionId };
    return undefined;
  }
}

/** Everybody who is connected to `/matching` on this node. */
@Injectable()
export class MatchingPeople {
  readonly #byId = new Map<string, MatchingPerson>();

  /** The person of a socket that came. */
  add(socket: PersonSocket): MatchingPerson {
    const { userId } = socket.data;
    const person = this.#byId.get(userId) ?? new MatchingPerson(userId);
    this.#byId.set(userId, person);
    person.sockets.add(socket);
    return person;
  }

  /** Whether it was the person's last one here. */
  remove(person: MatchingPerson, socket: PersonSocket): boolean {
    if (!person.sockets.delete(socket) || person.sockets.size > 0) return false;
    this.#byId.delete(person.userId);
    return true;
  }

  get(userId: string): MatchingPerson | undefined {
    return this.#byId.get(userId);
  }

  get all(): MatchingPerson[] {
    return [...this.#byId.values()];
  }
}
