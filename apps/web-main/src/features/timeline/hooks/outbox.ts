import type { Failure } from '../../../platform/graphql/failure.ts';

/** Something written and sent, until the service has acknowledged it. */
export interface Pending {
  /** Sent as idempotencyKey: however often it is tried, it is made once. */
  readonly key: string;
  readonly kind: 'post' | 'comment';
  /** For a comment. */
  readonly postId?: string;
  readonly content: string;
  readonly writtenAt: string;
  readonly state: 'sending' | 'failed';
  readonly failure?: Failure;
}

const INTERRUPTED: Failure = { kind: 'refused', code: 'INTERRUPTED' };

/**
 * What a person sent and the service has not acknowledged, kept on this device under their id. An entry leaves only when
 * it was acknowledged or the person threw it away; one that was under way when the page closed waits to be retried.
 */
export class Outbox {
  #pending: readonly Pending[];
  readonly #listeners = new Set<() => void>();
  readonly #key: string;

  constructor(
    person: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {
    this.#key = `girok.outbox.${person}`;
    this.#pending = this.#read();
  }

  readonly all = (): readonly Pending[] => this.#pending;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(entry: Pick<Pending, 'key' | 'kind' | 'postId' | 'content'>, now: Date): Pending {
    const pending: Pending = { ...entry, writtenAt: now.toISOString(), state: 'sending' };
    this.#set([pending, ...this.#pending]);
    return pending;
  }

  sending(key: string): void {
    this.#change(key, { state: 'sending', failure: undefined });
  }

  failed(key: string, failure: Failure): void {
    this.#change(key, { state: 'failed', failure });
  }

  remove(key: string): void {
    this.#set(this.#pending.filter((entry) => entry.key !== key));
  }

  #change(key: string, change: Partial<Pending>): void {
    this.#set(this.#pending.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
  }

  #read(): readonly Pending[] {
    try {
      const kept = JSON.parse(this.storage.getItem(this.#key) ?? '[]') as Pending[];
      return kept.map((entry) =>
        entry.state === 'sending' ? { ...entry, state: 'failed', failure: INTERRUPTED } : entry,
      );
    } catch {
      return [];
    }
  }

  #set(pending: readonly Pending[]): void {
    this.#pending = pending;
    try {
      if (pending.length === 0) this.storage.removeItem(this.#key);
      else this.storage.setItem(this.#key, JSON.stringify(pending));
    } catch {
      // Kept as long as the page then.
    }
    for (const listener of this.#listeners) listener();
  }
}
