import type { MatchStatus } from './match-types.ts';

/**
 * Whether `next` takes the place of `known`. Ticket ids grow with time and versions with each change; who is idle has no ticket, and what
 * says so on a fresh connection is asked for after everything that came before: it always holds.
 */
export function isLater(next: MatchStatus, known: MatchStatus | undefined): boolean {
  if (!known || next.ticketId === '') return true;
  if (next.ticketId !== known.ticketId) return next.ticketId > known.ticketId;
  return next.version > known.version;
}

/** Holds how it stands with the person, and tells screens when that changes. */
export class MatchStore {
  #status: MatchStatus | undefined;
  readonly #listeners = new Set<() => void>();

  /** Undefined until the line has said it. */
  readonly get = (): MatchStatus | undefined => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  put(next: MatchStatus): void {
    if (!isLater(next, this.#status)) return;
    this.#status = next;
    for (const listener of this.#listeners) listener();
  }
}
